"""Silence is news: late in term, quiet in August; empty, halved and doubled lists."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onroll.facts.calendars import Calendar
from onroll.sources.catalogue import find
from onroll.sources.rhythm import Limits, is_late, odd_size, silent_days

TERM = Calendar("Anybourne", (
    (date(2025, 9, 1), date(2025, 10, 25)), (date(2025, 11, 3), date(2025, 12, 20)),
    (date(2026, 1, 5), date(2026, 2, 14)), (date(2026, 2, 23), date(2026, 3, 28)),
    (date(2026, 4, 13), date(2026, 5, 23)), (date(2026, 6, 1), date(2026, 7, 22)),
    (date(2026, 9, 1), date(2026, 10, 24)), (date(2026, 11, 2), date(2026, 12, 19)),
))  # fmt: skip
LIMITS = Limits(1.5, 0.5, 2.0, 5, 10)
ROLL, HOME = find("school_roll"), find("home_education")


def test_it_calls_no_roll_late_in_august() -> None:
    assert not is_late(ROLL, date(2026, 6, 1), date(2026, 8, 31), TERM, LIMITS)
    assert is_late(ROLL, date(2026, 6, 1), date(2026, 10, 1), TERM, LIMITS)


def test_it_calls_a_source_that_keeps_no_terms_late_in_august() -> None:
    assert is_late(HOME, date(2026, 6, 1), date(2026, 8, 31), TERM, LIMITS)
    assert not is_late(HOME, date(2026, 7, 20), date(2026, 8, 31), TERM, LIMITS)


def test_it_is_not_silenced_by_a_calendar_that_has_run_out() -> None:
    assert is_late(ROLL, date(2026, 12, 1), date(2027, 6, 1), TERM, LIMITS)


def test_it_calls_late_neither_what_has_no_rhythm_nor_what_never_came() -> None:
    assert not is_late(find("police_notices"), date(2020, 1, 1), date(2026, 1, 1), TERM, LIMITS)
    assert not is_late(ROLL, None, date(2026, 1, 1), TERM, LIMITS)


@given(st.dates(date(2024, 1, 1), date(2028, 1, 1)), st.dates(date(2024, 1, 1), date(2028, 1, 1)),
       st.dates(date(2024, 1, 1), date(2028, 1, 1)))  # fmt: skip
def test_it_counts_days_of_term_so_that_they_add_up(one: date, two: date, three: date) -> None:
    first, middle, last = sorted((one, two, three))
    whole = silent_days(first, last, TERM)
    assert silent_days(first, middle, TERM) + silent_days(middle, last, TERM) == whole
    assert 0 <= whole <= silent_days(first, last, None)


@pytest.mark.parametrize(("rows", "past", "says"), [
    (100, [100, 98, 102], ""), (50, [100, 98, 102], "halved"), (51, [100, 98, 102], ""), (200, [100], "doubled"),
    (199, [100], ""), (0, [100], "empty"), (0, [], "empty"), (0, [0, 0], ""), (4, [9, 9], ""), (30, [9, 9], "doubled"),
    (100, [100, 100, 3, 100, 100, 3, 3, 3, 3], ""), (5_000, [], "doubled"), (300, [], ""),
])  # fmt: skip
def test_it_knows_an_odd_size_by_the_middle_of_the_last_ones(rows: int, past: list[int], says: str) -> None:
    assert odd_size(ROLL, rows, past, LIMITS) == says


def test_it_expects_no_size_of_news() -> None:
    assert odd_size(HOME, 1, [40, 40, 40], LIMITS) == ""
    assert odd_size(HOME, 0, [40, 40, 40], LIMITS) == "empty"
    assert odd_size(find("police_notices"), 0, [], LIMITS) == ""
