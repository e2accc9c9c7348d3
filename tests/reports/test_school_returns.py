"""What schools owe, out of the lists as they came in: the last word counts, and a school sees its own alone."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from django.db import connections
from django.test.utils import CaptureQueriesContext

from onroll.casework.enter_school_day import enter_school_day
from onroll.register.council import set_council
from onroll.register.models import Child
from onroll.register.scope import SYSTEM, Actor
from onroll.reports.judge import judge_all
from onroll.reports.school_returns import Line, school_returns
from tests.intake.lists import LEONA, NOW, ON, OTHER_SCHOOL, ROWAN, SCHOOL, TOMAS, Desk, on_roll, upn

pytestmark = pytest.mark.django_db(databases=["default", "trail"])

PUPILS = [ROWAN | {"upn": upn(1)}, LEONA | {"upn": upn(2)}, TOMAS | {"upn": upn(3)}]
AMIRA = Actor("amira", "officer")
HEAD = Actor("ben", "school", frozenset({SCHOOL}))


@pytest.fixture
def lists(tmp_path: Path, read_here: None) -> Desk:
    set_council("anybourne")
    desk = Desk(tmp_path)
    desk.bring("school_roll", on_roll(PUPILS, "2026-09-10"))
    return desk


def lines(on: date = ON, actor: Actor = AMIRA) -> list[tuple[str, str, str]]:
    return [told(one) for one in school_returns(actor, on).lines]


def told(one: Line) -> tuple[str, str, str]:
    return (one.name.split()[0], one.owed.clock.code, one.owed.stands)


def absent(**said: str) -> list[dict[str, str]]:
    return [PUPILS[0] | {"laestab": SCHOOL, "first_day": "2026-11-16", "school_days": "3", "codes": "N",
                         "authorised": "N"} | said]  # fmt: skip


def test_it_lists_late_returns_of_new_pupils_and_leavers_by_their_clocks(lists: Desk) -> None:
    """Row 34. Row 35."""
    lists.bring("school_joiners", [PUPILS[1] | {"laestab": SCHOOL, "starting_day": "2026-11-02",
                                                "returned_on": "2026-11-08"}])  # fmt: skip
    lists.bring("school_leavers", [PUPILS[2] | {"laestab": SCHOOL, "leaving_date": "2026-11-12", "ground": "a",
                                                "returned_on": "2026-11-13"}])  # fmt: skip
    assert lines() == [("Tomas", "deletion-return", "told_late"), ("Leona", "new-pupil-return", "told_late")]


def test_it_holds_a_name_gone_from_a_roll_without_a_return_as_late(lists: Desk) -> None:
    """Row 34."""
    lists.bring("school_roll", on_roll(PUPILS[1:], "2026-10-05"), coverage="whole_roll")
    assert ("Rowan", "deletion-return", "late") in lines()


def test_it_tells_the_officer_of_code_n_and_takes_the_last_word_on_an_absence(lists: Desk) -> None:
    lists.bring("absences", absent())
    later = date(2026, 11, 25)
    assert ("Rowan", "unknown-absence-code", "late") in lines(later)
    assert school_returns(AMIRA, later).told_officers == 1
    lists.bring("absences", absent(codes="O", school_days="5"))
    assert lines(later) == [
        ("Rowan", "attendance-return", "to_come"),
        ("Rowan", "continuous-absence", "to_come"),
    ]


def test_it_counts_each_absence_over_its_own_schools_days(lists: Desk) -> None:
    lists.bring("absences", absent(codes="O"))
    due = {one.owed.clock.code: one.owed.clock.due_on for one in school_returns(AMIRA, ON).lines}
    enter_school_day(SCHOOL, date(2026, 11, 20), opens=False, why="no heating", actor=AMIRA, now=NOW, on=ON)
    own = {one.owed.clock.code: one.owed.clock.due_on for one in school_returns(AMIRA, ON).lines}
    assert (due["attendance-return"], own["attendance-return"]) == (date(2026, 11, 27), date(2026, 11, 30))


@pytest.mark.parametrize(
    ("source", "row"),
    [("school_joiners", {"laestab": OTHER_SCHOOL, "starting_day": "2026-10-20"}),
     ("transfer_files", {"laestab": SCHOOL, "leaving_date": "2026-10-16"}),
     ("school_roll", {"laestab": OTHER_SCHOOL, "as_at": "2026-11-01", "entry_date": "2026-10-20"})],
)  # fmt: skip
def test_it_waits_for_a_transfer_file_until_the_pupil_turns_up_again(
    lists: Desk, source: str, row: dict[str, str]
) -> None:
    lists.bring("school_leavers", [PUPILS[0] | {"laestab": SCHOOL, "leaving_date": "2026-10-16", "ground": "g",
                                                "returned_on": "2026-10-16"}])  # fmt: skip
    assert lines() == [("Rowan", "transfer-file", "late")]
    lists.bring(source, [PUPILS[0] | row])
    assert "transfer-file" not in {code for _, code, _ in lines()}


def test_it_shows_a_school_its_own_present_pupils_alone(lists: Desk) -> None:
    lists.bring("absences", absent(codes="O"))
    judge_all(ON, SYSTEM, NOW)
    assert [code for _, code, _ in lines(actor=HEAD)] == ["attendance-return", "continuous-absence"]
    assert lines(actor=Actor("kit", "school", frozenset({OTHER_SCHOOL}))) == []
    assert lines(actor=Actor("dev", "data")) == []


def test_it_shows_no_child_that_is_sealed(lists: Desk) -> None:
    lists.bring("absences", absent(codes="O"))
    assert lines()
    Child.everyone.update(restriction="sealed")
    assert lines() == []


def test_it_asks_as_many_questions_of_the_register_for_three_pupils_as_for_one(lists: Desk) -> None:
    lists.bring("absences", absent())
    asked()
    one = asked()
    lists.bring("absences", [absent()[0] | pupil for pupil in PUPILS])
    asked()
    assert asked() == one <= 11 and len({child for child, _, _ in lines()}) == 3


def asked() -> int:
    """How many questions the page's lists take once the day's account is worked out."""
    with CaptureQueriesContext(connections["default"]) as found:
        school_returns(AMIRA, ON)
    return len(found)


def test_it_looks_back_to_the_start_of_the_term(lists: Desk) -> None:
    """And so many days at least: what was heard before that is not listed again."""
    lists.bring("absences", absent(codes="O", first_day="2026-10-05", school_days="3"))
    assert school_returns(AMIRA, ON).since == date(2026, 9, 1)
    assert school_returns(AMIRA, date(2027, 1, 8)).since == date(2026, 11, 10)
    assert school_returns(AMIRA, date(2027, 4, 1)).lines == []


def test_it_keeps_a_name_gone_unsaid_until_it_is_told_of(lists: Desk) -> None:
    """Row 34. However long ago it went."""
    lists.bring("school_roll", on_roll(PUPILS[:2], "2026-10-05"), coverage="whole_roll")
    for day in (ON, date(2027, 3, 1)):
        assert ("Tomas", "deletion-return", "late") in lines(day)
