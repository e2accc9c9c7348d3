"""Birthdays, school years, and counting days against a slow day-by-day oracle."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onroll.facts.calendars import covers, merged
from onroll.facts.days import (
    Calendar,
    CalendarEnds,
    academic_year,
    academic_year_label,
    age,
    birthday,
    nc_year,
    year_group_label,
)

ONE_DAY = timedelta(days=1)
TERMS = (
    (date(2026, 9, 1), date(2026, 10, 24)),
    (date(2026, 11, 2), date(2026, 12, 19)),
    (date(2027, 1, 4), date(2027, 2, 13)),
)
CLOSED = frozenset({date(2026, 9, 1), date(2026, 11, 2)})
HOLIDAYS = frozenset({date(2026, 12, 25), date(2026, 12, 28), date(2027, 1, 1)})
ANYBOURNE = Calendar("Anybourne", TERMS, CLOSED, HOLIDAYS)
KNOWN = st.dates(ANYBOURNE.first_day, ANYBOURNE.last_day)


def is_school_day(day: date) -> bool:
    in_term = any(starts <= day < until for starts, until in TERMS)
    return in_term and day.weekday() < 5 and day not in CLOSED and day not in HOLIDAYS


def is_working_day(day: date) -> bool:
    return day.weekday() < 5 and day not in HOLIDAYS


def count_slowly(day_counts, start: date, end: date) -> int:
    return sum(day_counts(start + n * ONE_DAY) for n in range((end - start).days))


@given(KNOWN)
def test_it_knows_a_school_day(day):
    assert ANYBOURNE.is_school_day(day) == is_school_day(day)
    assert ANYBOURNE.is_working_day(day) == is_working_day(day)


@given(KNOWN, KNOWN)
def test_it_counts_days_as_a_person_with_a_wall_calendar_would(one, other):
    start, end = sorted((one, other))
    assert ANYBOURNE.school_days_between(start, end) == count_slowly(is_school_day, start, end)
    assert ANYBOURNE.working_days_between(start, end) == count_slowly(is_working_day, start, end)
    assert ANYBOURNE.school_days_between(end, start) == -ANYBOURNE.school_days_between(start, end)


@given(KNOWN, st.integers(1, 120))
def test_it_adds_school_days_not_counting_the_first(start, n):
    try:
        found = ANYBOURNE.add_school_days(start, n)
    except CalendarEnds:
        assert count_slowly(is_school_day, start + ONE_DAY, ANYBOURNE.last_day + ONE_DAY) < n
    else:
        assert is_school_day(found)
        assert count_slowly(is_school_day, start + ONE_DAY, found + ONE_DAY) == n


@given(KNOWN, st.integers(1, 120))
def test_it_adds_working_days_not_counting_the_first(start, n):
    try:
        found = ANYBOURNE.add_working_days(start, n)
    except CalendarEnds:
        assert count_slowly(is_working_day, start + ONE_DAY, ANYBOURNE.last_day + ONE_DAY) < n
    else:
        assert is_working_day(found)
        assert count_slowly(is_working_day, start + ONE_DAY, found + ONE_DAY) == n


def test_it_counts_the_first_day_when_asked_for_the_nth():
    assert ANYBOURNE.nth_school_day(date(2026, 11, 3), 1) == date(2026, 11, 3)
    assert ANYBOURNE.nth_school_day(date(2026, 10, 24), 1) == date(2026, 11, 3)
    assert ANYBOURNE.add_school_days(date(2026, 11, 24), 0) == date(2026, 11, 24)


def test_it_names_the_calendar_and_its_last_day_when_it_ends():
    with pytest.raises(CalendarEnds, match="Anybourne knows .* to 12 February 2027"):
        ANYBOURNE.is_school_day(date(2027, 2, 13))
    with pytest.raises(CalendarEnds):
        ANYBOURNE.add_school_days(date(2027, 2, 12), 1)
    with pytest.raises(CalendarEnds):
        ANYBOURNE.school_days_between(date(2026, 8, 31), date(2026, 9, 2))


def test_it_can_say_enough_days_have_passed_since_before_the_calendar():
    long_ago = date(2019, 7, 19)
    assert ANYBOURNE.school_days_have_passed(20, since=long_ago, by=date(2026, 11, 24))
    with pytest.raises(CalendarEnds):
        ANYBOURNE.school_days_have_passed(20, since=long_ago, by=date(2026, 9, 4))
    assert not ANYBOURNE.school_days_have_passed(20, since=date(2026, 11, 3), by=date(2026, 11, 24))


def test_it_closes_one_school_on_its_own_days():
    school = ANYBOURNE.closing([date(2026, 11, 24)], name="Larch Lane Primary")
    assert ANYBOURNE.is_school_day(date(2026, 11, 24)) and not school.is_school_day(date(2026, 11, 24))


@pytest.mark.parametrize("terms", [(), ((date(2026, 9, 1), date(2026, 9, 1)),), TERMS[::-1]])
def test_it_refuses_terms_that_are_missing_empty_or_out_of_order(terms):
    with pytest.raises(ValueError, match="Anybourne"):
        Calendar("Anybourne", terms)


@given(st.lists(st.tuples(KNOWN, KNOWN), max_size=6), KNOWN)
def test_it_merges_periods_without_gaining_or_losing_a_day(periods, day):
    assert covers(merged(periods), day) == any(starts <= day < until for starts, until in periods)


@pytest.mark.parametrize(
    ("born", "turning", "expected"),
    [
        (date(2020, 2, 29), 5, date(2025, 3, 1)),
        (date(2020, 2, 29), 4, date(2024, 2, 29)),
        (date(2021, 8, 31), 5, date(2026, 8, 31)),
    ],
)
def test_it_puts_a_leap_birthday_on_1_march(born, turning, expected):
    assert birthday(born, turning) == expected


@given(st.dates(date(2000, 1, 1), date(2030, 1, 1)), st.integers(0, 18))
def test_it_reaches_an_age_on_the_birthday_and_not_before(born, turning):
    assert age(born, birthday(born, turning)) == turning
    assert age(born, birthday(born, turning) - ONE_DAY) == turning - 1


def test_it_changes_the_school_year_on_1_september():
    assert (academic_year(date(2026, 8, 31)), academic_year(date(2026, 9, 1))) == (2025, 2026)
    assert academic_year_label(2026) == "2026/27"
    assert academic_year_label(2099) == "2099/00"


def test_it_names_year_groups_in_the_dfes_words():
    assert [year_group_label(year) for year in (None, -1, 0, 7)] == [
        "Unknown",
        "Pre-school",
        "Reception",
        "Year 7",
    ]
    assert nc_year(date(2015, 9, 1), date(2026, 11, 24)) == 6
    assert nc_year(date(2015, 8, 31), date(2026, 11, 24)) == 7
