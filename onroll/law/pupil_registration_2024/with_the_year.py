"""Regulation 13: whom the returns leave out, the pupils who come to a school, or leave it, with the school year."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from onroll.facts.calendars import ONE_DAY, Calendar, CalendarEnds
from onroll.facts.citation import cite
from onroll.facts.days import nc_year
from onroll.law.pupil_registration_2024.registers import IN_FORCE, SI

NOT_MODELLED = ("That the council may ask for these returns all the same, and whether it has.",)
AUGUST, JULY = 8, 7
RECEPTION_AGE, AGE_AT_RECEPTION_S_END = 4, 5


@dataclass(frozen=True, slots=True)
class Classes:
    """A school's youngest and oldest classes, as national curriculum years."""

    junior: int
    senior: int


@cite(SI, "reg.13", in_force_from=IN_FORCE, certainty="derived")
def classes_of(low_age: int | None, high_age: int | None) -> Classes | None:
    """The classes by a school's statutory ages (GIAS); nothing where the list gives none.

    A primary school with a nursery takes its pupils into Reception: that this is its most junior class is a reading.
    """
    if low_age is None or high_age is None:
        return None
    return Classes(max(low_age, RECEPTION_AGE) - RECEPTION_AGE, high_age - AGE_AT_RECEPTION_S_END)


@cite(SI, "reg.13(1)-(3)", in_force_from=IN_FORCE)
def comes_with_the_year(born: date | None, day: date, classes: Classes | None, calendar: Calendar) -> bool:
    """Entered into the most junior class by the first day of the school year: no return is owed.

    What is not known leaves nobody out.
    """
    if born is None or classes is None or day.month < AUGUST:
        return False
    first = _first_school_day(day.year, calendar)
    return first is not None and day <= first and nc_year(born, first) == classes.junior


@cite(SI, "reg.13(4)-(6)", in_force_from=IN_FORCE)
def goes_with_the_year(born: date | None, day: date, classes: Classes | None, calendar: Calendar) -> bool:
    """Deleted at or after the end of the last term in the most senior class: no return is owed.

    The exception is confirmed from the DfE's census guidance; the council may ask for the return all the same.
    """
    if born is None or classes is None or day.month < JULY:
        return False
    last = _last_school_day(day.year, calendar)
    return last is not None and day >= last and nc_year(born, last) == classes.senior


def _first_school_day(year: int, calendar: Calendar) -> date | None:
    try:
        return calendar.nth_school_day(date(year, AUGUST, 1), 1)
    except CalendarEnds:
        return None


def _last_school_day(year: int, calendar: Calendar) -> date | None:
    """The last day of teaching of the school year that ends in the summer of a year."""
    ends = [until for _, until in calendar.terms if date(year, 1, 1) < until <= date(year, AUGUST, 31)]
    if not ends:
        return None
    day = ends[-1] - ONE_DAY
    while day > calendar.first_day and not calendar.is_school_day(day):
        day -= ONE_DAY
    return day
