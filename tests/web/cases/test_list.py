"""The list of cases, the team, what is coming, and a case opened by hand."""

from __future__ import annotations

import csv
import io
from datetime import date, timedelta

import pytest

from onroll.casework import hand_over, hold_meeting, note
from onroll.policy.pathway import Pathway
from onroll.register.models import Away, Case, Event, NamedOfficer
from onroll.web.pages.child.case.page import stands
from onroll.web.pages.team import page as team_page
from tests.web.cases.conftest import FARIDA, Cases
from tests.web.town import SCHOOL, TODAY

pytestmark = pytest.mark.django_db(databases=["default", "trail"])
LONG_AGO = TODAY - timedelta(days=30)


def test_it_filters_by_owner_and_by_what_is_late(cases: Cases) -> None:
    cases.open(on=LONG_AGO)
    cases.open(cases.town.elsewhere, owner="farida")
    assert "2 open cases" in cases.page("/cases")
    late = cases.page("/cases?state=late")
    assert "Quickfall" in late and "Deshpande" not in late
    theirs = cases.page("/cases?owner=farida")
    assert "Deshpande" in theirs and "Quickfall" not in theirs


def test_it_calls_a_case_stalled_by_what_moved_it_and_not_by_a_note(cases: Cases) -> None:
    file = cases.open(on=LONG_AGO)
    note.note(file.ref, "Still nothing", cases.by())
    assert "Quickfall" in cases.page("/cases?state=stalled")
    cases.send(cases.file(file.ref), "contact", who="parent", how="phone", outcome="spoke")
    assert "Quickfall" not in cases.page("/cases?state=stalled")


def test_it_exports_what_is_on_the_screen_and_says_so_on_the_trail(cases: Cases) -> None:
    file = cases.open(on=LONG_AGO)
    cases.open(cases.town.elsewhere)
    answer = cases.client["amira"].get("/cases/export.csv?state=late")
    (row,) = csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig")))
    assert (row["Case"], row["Name"], row["What to do next"]) == (
        file.ref,
        "Leander Quickfall",
        "Ask the last school",
    )
    assert Event.objects.filter(kind="exported", about="cases.csv").count() == 1
    assert cases.client["amira"].get("/cases/export.xlsx").status_code == 200


def test_it_assigns_those_chosen_all_or_none(cases: Cases) -> None:
    files = [cases.open(), cases.open(cases.town.elsewhere)]
    page = cases.page("/cases/assign?" + "&".join(f"case={file.ref}" for file in files), "carol")
    assert "Quickfall" in page and "Assign 2 cases" in page
    said = {"case": [file.ref for file in files], "to": "farida", "why": "Amira is full"}
    seen = {f"seen-{file.ref}": file.version for file in files}
    stale = {**seen, f"seen-{files[1].ref}": 0}
    assert cases.client["carol"].post("/cases/assign", {**said, **stale}).status_code == 400
    assert set(Case.objects.values_list("owner", flat=True)) == {"amira"}
    assert cases.client["carol"].post("/cases/assign", {**said, **seen}).status_code == 302
    assert set(Case.objects.values_list("owner", flat=True)) == {"farida"}
    assert cases.client["amira"].post("/cases/assign", {**said, **seen}).status_code == 404


def test_it_leads_to_the_letters_of_those_chosen(cases: Cases) -> None:
    files = [cases.open(), cases.open(cases.town.elsewhere)]
    assert "Letters for those chosen" in cases.page("/cases")
    page = cases.page("/cases/letters?" + "&".join(f"case={file.ref}" for file in files))
    assert all(f"/cases/{file.ref}/letters" in page for file in files)
    assert page.count("Safe contact: not answered.") == 2
    assert "Choose at least one case" in cases.page("/cases/letters")


def test_it_says_what_to_do_when_none_was_chosen_to_be_assigned(cases: Cases) -> None:
    page = cases.page("/cases/assign", "carol")
    assert "No case was chosen" in page and 'href="/cases">Back to the cases' in page
    assert 'action="/cases/assign"' not in page and "There is a problem" not in page
    assert cases.client["carol"].post("/cases/assign", {"to": "amira"}).status_code == 400


def test_it_shows_the_teams_load_and_what_waits_to_be_taken(cases: Cases) -> None:
    hand_over.offer(cases.open(on=LONG_AGO), "farida", cases.by(), why="I am full")
    page = cases.page("/team", "carol")
    assert "Amira Rahman offers it to Farida" in page
    assert "Away:" not in page


def test_it_lets_an_officer_be_away_and_only_a_manager_say_so_of_others(cases: Cases) -> None:
    days = {"from_day-day": 1, "from_day-month": 12, "from_day-year": 2026, "last_day-day": 3, "last_day-month": 12,
            "last_day-year": 2026, "cover": "farida"}  # fmt: skip
    assert cases.client["amira"].post("/team/away", {**days, "officer": "carol"}).status_code == 302
    away = Away.objects.get()
    assert (away.officer, away.until_day.isoformat()) == ("amira", "2026-12-04")
    assert "Farida stands in" in cases.page("/team")
    assert cases.client["amira"].post("/team/away", {"back": away.pk}).status_code == 302
    assert "Nobody is away" in cases.page("/team")
    assert cases.client["amira"].post("/team/away", {**days, "last_day-year": 2025}).status_code == 400


def test_it_names_a_schools_officer_for_a_manager_only(cases: Cases) -> None:
    said = {"school": SCHOOL, "officer": "farida"}
    assert cases.client["amira"].post("/team/schools", said).status_code == 404
    assert cases.client["carol"].post("/team/schools", said).status_code == 302
    assert "Alder Park Primary School: Farida" in cases.page("/team")
    assert (
        cases.client["carol"].post("/team/schools", {"school": "1", "officer": "farida"}).status_code == 400
    )
    cases.client["carol"].post("/team/schools", {**said, "officer": ""})
    assert not NamedOfficer.objects.exists()


def test_it_lists_what_is_coming_by_day_with_key_days(cases: Cases) -> None:
    file = cases.open()
    hold_meeting.invite(file.ref, "CP", TODAY + timedelta(days=4), cases.by())
    cases.open(cases.town.elsewhere, owner="farida")
    page = cases.page("/calendar")
    assert "Tuesday 24 November" in page and "Child protection conference" in page
    assert "Month-end tracking data" in page and "Deshpande" not in page
    assert "Deshpande" in cases.page("/calendar?whose=team")


def test_it_tells_a_manager_alone_that_the_day_to_look_again_has_passed(
    cases: Cases, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(team_page, "told_to", lambda found, whom: [whom])
    assert "1 child we failed to track" in cases.page("/team", "carol")
    assert "we failed to track" not in cases.page("/team")


def test_it_opens_a_case_by_hand_once_and_shows_it_with_the_child(cases: Cases) -> None:
    child = cases.town.gone
    assert f"/child/{child}/case" in cases.page("/worklist") and f"/child/{child}/case" in cases.page(
        f"/child/{child}"
    )
    said = {"way": "astray", "why": "The aunt rang", "owner": "farida"}
    answer = cases.client["amira"].post(f"/child/{child}/case", said)
    case = Case.objects.get()
    assert answer["Location"] == f"/cases/{case.ref}" and case.owner == "farida"
    for address in ("/worklist", f"/child/{child}"):
        assert f"/cases/{case.ref}" in cases.page(address)
    again = cases.client["amira"].post(f"/child/{child}/case", said)
    assert again.status_code == 400 and "open case already" in again.content.decode()
    assert cases.client["amira"].post(f"/child/{child}/case", {"why": "x"}).status_code == 400


def test_it_does_not_tell_a_school_of_a_case(cases: Cases, signed_in) -> None:  # type: ignore[no-untyped-def]
    file = cases.open(cases.town.of_ben)
    ben = signed_in("ben")
    for address in ("/worklist", f"/child/{cases.town.of_ben}"):
        assert file.ref not in ben.get(address).content.decode()


__all__ = ["FARIDA"]


def test_it_opens_a_case_of_a_child_on_a_roll_only_when_somebody_confirms_it(cases: Cases) -> None:
    address, said = f"/child/{cases.town.of_ben}/case", {"way": "astray", "why": "the aunt rang"}
    assert "This child is on the roll of" in cases.page(address)
    refused = cases.client["amira"].post(address, said)
    assert refused.status_code == 400 and "confirm that a case is to be opened" in refused.content.decode()
    assert cases.client["amira"].post(address, {**said, "sure": "yes"}).status_code == 302


def test_it_says_that_a_child_is_under_or_over_school_age() -> None:
    day = date(2026, 11, 20)
    assert stands({"dob": date(2023, 1, 1)}, day) == "not of compulsory school age yet"
    assert stands({"dob": date(2008, 1, 1)}, day) == "over compulsory school age"
    assert stands({"dob": date(2015, 1, 1)}, day) == stands({}, day) == ""


def test_it_does_not_offer_a_pathway_whose_law_does_not_bind_yet(
    cases: Cases, monkeypatch: pytest.MonkeyPatch
) -> None:
    address = f"/child/{cases.town.gone}/case"
    assert "Gone astray" in cases.page(address)
    monkeypatch.setattr(Pathway, "binds", lambda self, on: False)
    assert "Gone astray" not in cases.page(address)
