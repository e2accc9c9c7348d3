"""A school's own days on top of its council's calendar."""

from datetime import date

import pytest

from onroll.facts.calendars import Calendar, CalendarEnds

ANYBOURNE = Calendar(
    "Anybourne",
    ((date(2026, 11, 2), date(2026, 12, 19)), (date(2027, 1, 4), date(2027, 2, 13))),
    closed=frozenset({date(2026, 11, 23)}),
    bank_holidays=frozenset({date(2026, 12, 25)}),
)
SATURDAY, IN_THE_HOLIDAYS, TRAINING_DAY = date(2026, 11, 28), date(2026, 12, 21), date(2026, 11, 23)


def test_a_school_may_open_at_a_weekend_in_the_holidays_or_on_others_training_day():
    days = (SATURDAY, IN_THE_HOLIDAYS, TRAINING_DAY, date(2026, 12, 25))
    school = ANYBOURNE.closing([date(2026, 11, 24)], name="Larch Lane Primary", opening=days)
    assert all(school.is_school_day(day) and not ANYBOURNE.is_school_day(day) for day in days)
    assert school.nth_school_day(date(2026, 11, 23), 2) == date(2026, 11, 25)
    assert school.school_days_between(date(2026, 12, 19), date(2027, 1, 4)) == 2


def test_it_opens_no_office_and_no_day_that_it_does_not_know():
    school = ANYBOURNE.closing([], name="Larch Lane Primary", opening=[SATURDAY, date(2027, 2, 20)])
    assert not school.is_working_day(SATURDAY)
    with pytest.raises(CalendarEnds, match="to 12 February 2027"):
        school.nth_school_day(date(2027, 2, 12), 2)
