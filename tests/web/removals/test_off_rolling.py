"""An allegation is written down, put to the head, answered, and only then found; numbers come with their caveats."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from django.test import Client

from onroll.casework.act import Doer, NotAllowed, NotDone
from onroll.casework.allege_off_rolling import allege_off_rolling
from onroll.casework.close_case import close_case
from onroll.casework.do_step import do_step
from onroll.facts.case import CaseFile
from onroll.policy.plan import Task
from onroll.policy.ways_out.off_rolling import EVIDENCE
from onroll.policy.ways_out.off_rolling_patterns import FEWEST, Left
from onroll.register.models import Case
from onroll.reports.cases.files import case_files, clocks, tasks_of
from onroll.reports.off_rolling import pattern, patterns
from tests.web.town import AMIRA, BEN, CAROL, NOW, SCHOOL, TODAY, Town

pytestmark = pytest.mark.django_db(databases=["default", "trail"])
SignIn = Callable[[str], Client]
SAID = {
    "made_by": "parent",
    "made_on": "2026-11-10",
    "says": "The head said to take him out or he would be excluded",
}
FORM = {"school": SCHOOL, "q-made_by": "parent", "q-made_on-day": "10", "q-made_on-month": "11",
        "q-made_on-year": "2026", "q-says": "Pressed to leave"}  # fmt: skip


def by(actor: object = AMIRA) -> Doer:
    return Doer(actor, NOW, TODAY)  # type: ignore[arg-type]


@pytest.fixture
def alleged(town: Town) -> str:
    return allege_off_rolling(town.of_ben, SCHOOL, SAID, by()).ref


def file(ref: str) -> CaseFile:
    return case_files([Case.objects.select_related("child").get(ref=ref)], TODAY)[0]


def tasks(ref: str) -> dict[str, Task]:
    return {one.step.code: one for one in tasks_of(file(ref), TODAY, clocks())}


def do(ref: str, code: str, outcome: str = "done", **said: str) -> None:
    do_step(
        file(ref), code, outcome, by(CAROL), said=said, why="" if outcome != "not_appropriate" else "not sent"
    )


def test_it_writes_an_allegation_down_and_puts_it_to_the_head_next(alleged: str) -> None:
    """Row 49."""
    assert file(alleged).said("allegation", "says") == SAID["says"]
    assert {code for code, one in tasks(alleged).items() if one.state == "todo"} >= {"put-to-head"}
    assert tasks(alleged)["finding"].state == "blocked"


def test_it_gives_the_head_a_day_to_reply_by(alleged: str) -> None:
    """Row 49."""
    assert tasks(alleged)["head-replies"].due_on is None
    do(alleged, "put-to-head", told_how="by letter and telephone")
    assert tasks(alleged)["head-replies"].due_on == date(2026, 12, 4)  # ten school days


def test_it_asks_for_each_kind_of_evidence_by_name(alleged: str) -> None:
    """Row 50."""
    do(alleged, "put-to-head", told_how="by letter")
    for code in EVIDENCE:
        do(alleged, code, "sent")
    assert {tasks(alleged)[code].state for code in EVIDENCE} == {"waiting"}
    assert [
        title
        for title in EVIDENCE.values()
        if "CPOMS" in title or "SEN" in title or "behaviour" in title.lower()
    ]


def test_it_finds_nothing_before_the_reply_and_the_evidence(alleged: str) -> None:
    """Row 49."""
    do(alleged, "put-to-head", told_how="by letter")
    with pytest.raises(NotDone, match="first comes The head teacher"):
        do(alleged, "finding", found="off_rolled", reasons="clear")
    do(alleged, "head-replies", replied_on="2026-11-19", reply="The mother chose to")
    for code in EVIDENCE:
        do(alleged, code, "not_appropriate")
    do(alleged, "finding", found="cannot_tell", reasons="No record of the meeting")
    with pytest.raises(NotDone, match="not found so"):
        close_case(
            file(alleged), "off_rolled", tasks_of(file(alleged), TODAY, clocks()), by(), why="x", seen=99
        )


def test_it_leaves_the_reply_out_only_once_the_day_to_reply_by_has_passed(alleged: str) -> None:
    """Row 49. The head was told that nothing is found before they could answer."""
    do(alleged, "put-to-head", told_how="by letter")
    with pytest.raises(NotDone, match="still time to answer until 4 December 2026"):
        leave_out(alleged, TODAY)
    with pytest.raises(NotDone, match="still time to answer"):
        leave_out(alleged, date(2026, 12, 4))
    leave_out(alleged, date(2026, 12, 5))
    assert tasks(alleged)["head-replies"].state == "not_appropriate"


def leave_out(alleged: str, on: date) -> None:
    do_step(file(alleged), "head-replies", "not_appropriate", replace(by(CAROL), on=on), why="no reply came")


def test_it_says_what_is_missing_from_an_allegation_and_keeps_none_of_it(town: Town) -> None:
    for said, message in (
        ({**SAID, "says": ""}, "What is alleged"),
        ({**SAID, "made_on": "2026-12-01"}, "to come"),
    ):
        with pytest.raises(NotDone, match=message):
            allege_off_rolling(town.of_ben, SCHOOL, said, by())
    with pytest.raises(NotAllowed):
        allege_off_rolling(town.of_ben, SCHOOL, SAID, by(BEN))
    assert not Case.objects.exists()


def test_it_never_shows_a_school_that_something_is_alleged(alleged: str, signed_in: SignIn) -> None:
    client = signed_in("ben")
    assert client.get("/off-rolling").status_code == 404
    assert alleged not in client.get("/removals").content.decode()
    assert client.get(f"/removals/{alleged}").status_code == 404


def test_it_is_written_down_from_the_childs_page_and_listed(town: Town, signed_in: SignIn) -> None:
    """Row 49."""
    client = signed_in("amira")
    refused = client.post(f"/child/{town.of_ben}/off-rolling", {**FORM, "q-says": ""})
    assert refused.status_code == 400 and "What is alleged" in refused.content.decode()
    assert client.post(f"/child/{town.of_ben}/off-rolling", FORM).status_code == 302
    page = client.get("/off-rolling").content.decode()
    assert "Amara Okonjo" in page and "a pattern is not a finding" in page


def test_it_gives_no_share_where_the_numbers_are_small() -> None:
    few = [Left(SCHOOL, TODAY, "f", "", date(2011, 3, 2))] * (FEWEST - 1)
    small, enough = pattern(SCHOOL, few, 300, 0), pattern(SCHOOL, [*few, few[0]], 300, 0)
    assert (small.share(small.to_home), enough.share(enough.to_home)) == (None, 1.0)
    assert (enough.exam_years, enough.nowhere) == (FEWEST, 0)


def test_it_names_schools_by_their_number_and_never_in_the_order_of_a_verdict(alleged: str) -> None:
    assert [one.school for one in patterns(AMIRA, TODAY)] == sorted(
        one.school for one in patterns(AMIRA, TODAY)
    )
    assert patterns(BEN, TODAY) == []


def test_it_takes_an_allegation_only_about_a_school_there_is(town: Town) -> None:
    with pytest.raises(NotDone, match="no school of that number"):
        allege_off_rolling(town.of_ben, "8999999", SAID, by())
