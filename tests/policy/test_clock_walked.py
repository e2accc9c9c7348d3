"""The clock engine says the same day as somebody who walks the calendar with a pencil."""

from datetime import date
from random import Random

from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.policy.walked import RAN_OUT, Ask, Year, disagrees, drawn, drawn_year, last_day_in_time

ONE_WEEK = Year(
    ((date(2026, 11, 23), date(2026, 11, 28)),),
    frozenset({date(2026, 11, 25)}),
    frozenset({date(2026, 11, 21)}),
    frozenset(),
    frozenset({5, 6}),
)


@settings(max_examples=600, deadline=None)
@given(st.integers(0, 2**48))
@example(0)
def test_it_agrees_with_a_walk_through_any_calendar(seed):
    dice = Random(seed)
    year = drawn_year(dice)
    calendar = year.calendar
    for _ in range(5):
        assert disagrees(year, drawn(dice, year), calendar) == ""


def test_it_is_walked_as_the_words_say():
    monday = Ask(date(2026, 11, 23), 3, "school_days", True, 0, ())
    assert last_day_in_time(ONE_WEEK, monday, 3) == date(2026, 11, 26)
    assert last_day_in_time(ONE_WEEK, monday, 4) == date(2026, 11, 27)
    assert last_day_in_time(ONE_WEEK, monday, 5) is RAN_OUT
    assert last_day_in_time(ONE_WEEK, monday, 0) == date(2026, 11, 23)


def test_it_is_told_when_the_two_disagree():
    closed_earlier = Year(ONE_WEEK.terms, frozenset(), frozenset(), frozenset(), ONE_WEEK.weekend)
    asked = Ask(date(2026, 11, 23), 3, "school_days", False, 0, ())
    assert disagrees(ONE_WEEK, asked, ONE_WEEK.calendar) == ""
    assert "engine" in disagrees(ONE_WEEK, asked, closed_earlier.calendar)
