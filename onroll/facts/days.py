"""Birthdays, school years and year groups; the calendars of schools are in `calendars`."""

from datetime import date

from onroll.facts.calendars import Calendar, CalendarEnds

__all__ = [
    "Calendar",
    "CalendarEnds",
    "academic_year",
    "academic_year_label",
    "age",
    "birthday",
    "nc_year",
    "reception_year",
    "year_group_label",
]

FIRST_MONTH = 9
"""An academic year runs from 1 September to 31 August (DfE's own transfer files switch in the same month)."""


def academic_year(on: date) -> int:
    """The calendar year in which the academic year holding this day began: 2026 for 24 November 2026."""
    return on.year if on.month >= FIRST_MONTH else on.year - 1


def academic_year_label(year: int) -> str:
    """How people write an academic year: 2026 is "2026/27"."""
    return f"{year}/{(year + 1) % 100:02d}"


def birthday(born: date, turning: int) -> date:
    """The day a person reaches an age; somebody born on 29 February does so on 1 March of a common year."""
    try:
        return born.replace(year=born.year + turning)
    except ValueError:
        return date(born.year + turning, 3, 1)


def age(born: date, on: date) -> int:
    """Whole years of age on a day; negative before birth."""
    years = on.year - born.year
    return years if on >= birthday(born, years) else years - 1


def reception_year(born: date) -> int:
    """The academic year in which a child's cohort is in Reception: 2026 for one born on 1 September 2021."""
    return academic_year(born) + 5


def nc_year(born: date, on: date) -> int:
    """The year group of a child's cohort: 0 is Reception, 12 and over post-16, below 0 pre-school.

    The cohort only: a child may be taught a year early or late, and the school's own word is kept apart.
    """
    return academic_year(on) - reception_year(born)


def year_group_label(year: int | None) -> str:
    """A year group in the DfE's words: "Reception", "Year 7", "Unknown"."""
    if year is None:
        return "Unknown"
    if year < 0:
        return "Pre-school"
    return "Reception" if year == 0 else f"Year {year}"
