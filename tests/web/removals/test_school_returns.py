"""The page of what schools owe: each sees their part, and an officer opens a case of an absence."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from django.test import Client

from onroll.intake.link import link_waiting
from onroll.intake.receive import receive
from onroll.register.models import Case, Child, Look
from onroll.register.scope import SYSTEM
from onroll.reports.cases.files import case_file
from onroll.web.pages.school_returns import page as pages
from tests.web.town import AMIRA, NOW, SCHOOL, TODAY, Town

pytestmark = pytest.mark.django_db(databases=["default", "trail"])
SignIn = Callable[[str], Client]
ABSENT = ("laestab,surname,forename,dob,postcode,first_day,school_days,codes,authorised\n"
          f"{SCHOOL},Okonjo,Amara,2018-03-02,ZY1 2BB,2026-11-05,10,N,N\n")  # fmt: skip


@pytest.fixture
def absence(town: Town, tmp_path: Path) -> Town:
    """Amara Okonjo is absent since 5 November, and the school has put code N."""
    path = tmp_path / "absences.csv"
    path.write_text(ABSENT)
    receive("absences", path, actor=SYSTEM, now=NOW, learned_at=datetime(2026, 11, 18, 8, tzinfo=UTC))
    link_waiting(SYSTEM, now=NOW)
    return town


def test_it_shows_an_officer_what_is_late_and_by_which_rule_and_logs_the_look(
    absence: Town, signed_in: SignIn
) -> None:
    page = signed_in("amira").get("/school-returns").content.decode()
    for words in (
        "Amara Okonjo",
        "School replaces code N with the true reason",
        "12 November 2026",
        "reg.10",
        "Late",
    ):
        assert words in page, words
    assert re.search(r"Alder Park Primary School</a>: 2 late, 1 to come<", page)
    assert Look.objects.filter(page="school-returns", child_ref=absence.of_ben, actor="amira").exists()


def test_it_opens_a_case_of_an_absence_at_its_school_once(absence: Town, signed_in: SignIn) -> None:
    """Row 32."""
    client = signed_in("amira")
    said = {"child": absence.of_ben, "school": SCHOOL}
    answer = client.post("/school-returns", said)
    case = Case.objects.get()
    assert (answer.status_code, answer["Location"]) == (302, f"/cases/{case.ref}")
    assert (case.way_out, case.school) == ("unexplained_absence", SCHOOL)
    assert "absent since 5 November 2026" in case.because
    assert f"/cases/{case.ref}" in client.get("/school-returns").content.decode()
    assert client.post("/school-returns", said).status_code == 400 and Case.objects.count() == 1
    page = client.get(f"/cases/{case.ref}").content.decode()
    assert "The school has put the true reason in place of code N" in page
    steps = case_file(case.ref, AMIRA, TODAY)[1]
    assert (
        steps.said("absence-known", "first_day") == "2026-11-05"
        and steps.said("absence-known", "codes") == "N"
    )
    for code in ("attendance-return", "school-refers"):
        assert steps.settled(code).on == date(2026, 11, 18), "done by the report itself, on the day it came"
    assert steps.settled("enquiries-begin") is None


def test_it_opens_no_case_for_a_school_nor_of_a_child_not_on_the_list(
    absence: Town, signed_in: SignIn
) -> None:
    said = {"child": absence.of_ben, "school": SCHOOL}
    assert signed_in("ben").post("/school-returns", said).status_code == 404
    assert signed_in("amira").post("/school-returns", said | {"child": absence.elsewhere}).status_code == 400
    assert not Case.objects.exists()


def test_it_shows_a_school_its_own_without_a_button(absence: Town, signed_in: SignIn) -> None:
    page = signed_in("ben").get("/school-returns").content.decode()
    assert "Amara Okonjo" in page and "Open a case" not in page and "Ferrymead" not in page


def test_it_shows_one_school_and_says_how_many_lines_there_are(
    absence: Town, signed_in: SignIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = signed_in("amira")
    assert "Amara Okonjo" not in client.get("/school-returns?school=8994001").content.decode()
    monkeypatch.setattr(pages, "MOST", 1)
    page = client.get(f"/school-returns?school={SCHOOL}").content.decode()
    assert "The first 1 are shown" in page and page.count("onroll-name") == 1


def test_it_shows_nobody_who_is_sealed(absence: Town, signed_in: SignIn) -> None:
    Child.everyone.filter(ref=absence.of_ben).update(restriction="sealed")
    assert "Okonjo" not in signed_in("amira").get("/school-returns").content.decode()


def test_it_is_linked_from_removals(town: Town, signed_in: SignIn) -> None:
    for person in ("amira", "ben"):
        assert 'href="/school-returns"' in signed_in(person).get("/removals").content.decode()


def test_it_tells_the_team_how_much_is_so_late_that_an_officer_has_to_hear_of_it(
    absence: Town, signed_in: SignIn
) -> None:
    page = signed_in("carol").get("/team").content.decode()
    assert "2 things that schools owe" in page, "code N, and a name that is gone without a return"
    assert 'href="/school-returns"' in page


def test_it_puts_the_absence_to_the_school_which_answers_itself(absence: Town, signed_in: SignIn) -> None:
    """Row 51. As though every pupil had a caseworker: what is asked tells nothing of this one."""
    signed_in("amira").post("/school-returns", {"child": absence.of_ben, "school": SCHOOL})
    ref = Case.objects.get().ref
    page = signed_in("ben").get("/asked-of-us").content.decode()
    for code in ("enquiries-begin", "unknown-absence-code", "caseworker-told", "continuous-absence"):
        assert f"/asked-of-us/{ref}/{code}" in page, code
    for code in ("absence-triaged", "sickness-return", "leave-not-returned", "safe-contact"):
        assert f"/asked-of-us/{ref}/{code}" not in page, code


@pytest.mark.parametrize(("way", "school"), [("unexplained_absence", SCHOOL), ("part_time", "")])
def test_it_opens_a_case_by_hand_at_the_school_whose_days_it_counts(
    town: Town, signed_in: SignIn, way: str, school: str
) -> None:
    signed_in("amira").post(f"/child/{town.of_ben}/case", {"way": way, "why": "The head rang"})
    assert Case.objects.get().school == school
