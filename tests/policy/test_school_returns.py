"""What schools owe: new pupils, leavers, absences and transfer files, by the clocks and over the school's own days."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onroll.law.pupil_registration_2024 import deletion_return_last_day, new_pupil_return_last_day
from onroll.policy.deadlines.clock import due_on
from onroll.policy.deadlines.statutory import DELETION_RETURN, NEW_PUPIL_RETURN
from onroll.policy.school_returns.owed import News, Owed, codes_in, owed
from tests.policy.case_files import DAY, term

SCHOOL = "8992001"
LATER = DAY + timedelta(days=40)
JOINED = News(SCHOOL, "joining", DAY, DAY)
LEFT = News(SCHOOL, "leaving", DAY, DAY, ground="a")
ABSENT = News(SCHOOL, "absence", DAY, DAY + timedelta(days=4), codes="O", school_days=5)


def stands(news: News, on: date) -> dict[str, str]:
    return {one.clock.code: one.stands for one in owed(news, on, term())}


def one(news: News, on: date, code: str) -> Owed:
    return next(found for found in owed(news, on, term()) if found.clock.code == code)


@pytest.mark.parametrize(("days", "found"), [(5, {}), (6, {"new-pupil-return": "told_late"})])
def test_it_gives_a_school_five_days_to_tell_of_a_new_pupil_row_35(days: int, found: dict[str, str]) -> None:
    """Row 35."""
    assert stands(replace(JOINED, told_on=DAY + timedelta(days=days)), LATER) == found


def test_it_holds_a_deletion_told_of_afterwards_as_late_row_34() -> None:
    """Row 34."""
    assert stands(replace(LEFT, told_on=DAY + timedelta(days=1)), DAY + timedelta(days=1)) == {
        "deletion-return": "told_late"
    }
    assert stands(LEFT, DAY + timedelta(days=1)) == {}


def test_it_holds_a_name_gone_without_a_word_as_late_and_tells_the_officer_row_34() -> None:
    """Row 34."""
    found = one(News(SCHOOL, "gone", DAY, None), DAY + timedelta(days=1), "deletion-return")
    assert (found.stands, found.clock.told) == ("late", "officer")


def test_it_waits_fifteen_school_days_for_a_transfer_file() -> None:
    last = term().add_school_days(DAY, 15)
    assert stands(LEFT, term().add_school_days(DAY, 11)) == {}
    assert stands(LEFT, last) == {"transfer-file": "to_come"}
    found = one(LEFT, last + timedelta(days=1), "transfer-file")
    assert (found.stands, found.clock.told, found.clock.due_on) == ("late", "officer", last)
    assert stands(replace(LEFT, answered_on=last), LATER) == {}


def test_it_asks_no_transfer_file_for_a_pupil_who_has_died() -> None:
    assert stands(replace(LEFT, ground="k"), LATER) == {}


def test_it_shows_the_day_of_an_absence_while_it_is_to_come_and_nothing_once_no_more_was_heard() -> None:
    tenth = term().nth_school_day(DAY, 10)
    assert stands(ABSENT, tenth) == {"attendance-return": "to_come", "continuous-absence": "to_come"}
    assert stands(ABSENT, tenth + timedelta(days=1)) == {"continuous-absence": "to_come"}
    assert stands(ABSENT, LATER) == {}


def test_it_says_when_an_absence_of_ten_days_was_told_late() -> None:
    tenth = term().nth_school_day(DAY, 10)
    ten = replace(ABSENT, school_days=10, told_on=tenth)
    assert "attendance-return" not in stands(ten, tenth)
    assert stands(replace(ten, told_on=tenth + timedelta(days=1)), LATER)["attendance-return"] == "told_late"


def test_it_says_when_twenty_days_have_passed_and_ground_i_may_arise() -> None:
    twenty = replace(ABSENT, school_days=20, told_on=term().nth_school_day(DAY, 20))
    assert stands(twenty, LATER)["continuous-absence"] == "reached"
    assert "continuous-absence" not in stands(replace(twenty, codes="O, I"), LATER)


def test_it_counts_fifteen_days_of_illness_and_no_other_return() -> None:
    ill = replace(ABSENT, codes="I", school_days=15, leave=True, told_on=LATER)
    assert stands(ill, LATER) == {"sickness-return": "told_late"}


def test_it_asks_nothing_of_an_absence_with_leave() -> None:
    assert stands(replace(ABSENT, codes="C", leave=True), DAY) == {}


def test_it_holds_a_code_n_older_than_five_school_days_as_late() -> None:
    """The reason is not known yet: five school days, then the true code."""
    unknown, last = replace(ABSENT, codes="NN"), term().add_school_days(DAY, 5)
    assert stands(unknown, last)["unknown-absence-code"] == "to_come"
    found = one(unknown, last + timedelta(days=1), "unknown-absence-code")
    assert (found.stands, found.clock.told) == ("late", "officer")
    assert "unknown-absence-code" not in stands(ABSENT, LATER)


def test_it_counts_over_the_schools_own_days() -> None:
    closed = term().closing([DAY + timedelta(days=n) for n in range(3)], name=SCHOOL)
    (own,) = (f for f in owed(ABSENT, DAY, closed) if f.clock.code == "attendance-return")
    assert own.clock.due_on == term().nth_school_day(DAY, 13)


def test_it_says_which_term_dates_are_missing_when_it_cannot_tell() -> None:
    far = replace(LEFT, day=term().last_day + timedelta(days=30), told_on=None)
    found = {f.clock.code: f for f in owed(far, far.day + timedelta(days=60), term())}
    assert found["transfer-file"].stands == "not_known" and "term dates" in found["transfer-file"].words


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("N, O", "N O"),
        ("NNOO", "N O"),
        ("n", "N"),
        ("C1 Y7", "C1 Y7"),
        ("None", ""),
        ("", ""),
        ("not known", ""),
    ],
)
def test_it_reads_codes_however_a_school_sets_them_apart(text: str, codes: str) -> None:
    assert codes_in(text) == frozenset(codes.split())


@given(st.dates(DAY, date(2027, 6, 1)))
def test_it_gives_the_days_that_the_law_gives(day: date) -> None:
    assert due_on(NEW_PUPIL_RETURN, day, term()) == new_pupil_return_last_day(day)
    assert due_on(DELETION_RETURN, day, term()) == deletion_return_last_day(day)


WHEN = st.dates(date(2026, 9, 7), date(2027, 5, 1))
NEWS = st.builds(News, st.just(SCHOOL), st.sampled_from(["joining", "leaving", "gone", "absence"]), WHEN,
                 st.none() | WHEN, st.sampled_from(["", "a", "k"]), st.sampled_from(["", "N", "O", "I", "GN", "C"]),
                 st.sampled_from([0, 5, 10, 15, 20, 25]), st.booleans(), st.none() | WHEN)  # fmt: skip


@given(NEWS, WHEN)
def test_it_calls_late_only_what_is_past_its_day_and_undone(news: News, on: date) -> None:
    for found in owed(news, on, term()):
        assert (found.stands == "late") <= (found.clock.due_on < on and found.clock.state != "stopped")
        assert found.clock.owed_by == "school"
