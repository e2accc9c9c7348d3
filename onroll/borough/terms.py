"""The borough's own calendar: school age, school days, roll days and offer days, worked out apart from `onroll.law`.

An independent reckoning on purpose: where the two disagree, one of them is wrong and a test will say so.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from onroll.borough.school_terms import open_days, settled

DAY = timedelta(days=1)


def school_year(on: date) -> int:
    """The calendar year in which the school year holding this day began."""
    return on.year if on.month >= 9 else on.year - 1


def year_group(born: date, on: date) -> int:
    """The year group of a child's cohort: 0 is Reception, below 0 nursery."""
    return school_year(on) - school_year(born) - 5


def autumn(born: date, group: int) -> date:
    """1 September of the school year in which the child's cohort is in a year group."""
    return date(school_year(born) + 5 + group, 9, 1)


def school_age_from(born: date) -> date:
    """The first of 31 March, 31 August and 31 December on or after the fifth birthday."""
    leap = (born.month, born.day) == (2, 29)
    five = date(born.year + 5, 3, 1) if leap else born.replace(year=born.year + 5)
    return next(
        d for d in (date(five.year, 3, 31), date(five.year, 8, 31), date(five.year, 12, 31)) if d >= five
    )


def school_age_until(born: date) -> date:
    """The day after the last Friday in June of the school year in which the child turns 16."""
    last = date(school_year(born) + 17, 6, 30)
    return last - DAY * ((last.weekday() - 4) % 7) + DAY


def weekday(on: date) -> date:
    """The day itself, or the Monday after a weekend."""
    return on + DAY * max(0, 7 - on.weekday()) if on.weekday() > 4 else on


def on_holiday(on: date) -> bool:
    """Whether the borough's schools are closed, by the printed terms, or as in most years beyond them."""
    first, last = settled()
    if first <= on <= last:
        return on not in open_days()
    month, day = on.month, on.day
    christmas = (month == 12 and day >= 19) or (month == 1 and day <= 4)
    spring = (month == 2 and 16 <= day <= 22) or (month == 4 and day <= 12)
    summer = (
        (month == 5 and day >= 25) or (month == 7 and day >= 22) or month == 8 or (month == 9 and day <= 2)
    )
    return christmas or spring or summer or (month == 10 and 24 <= day <= 31)


def school_day(on: date) -> date:
    """The day itself if schools are open, or the next day they are."""
    while on_holiday(on) or on.weekday() > 4:
        on += DAY
    return on


def add_school_days(on: date, count: int) -> date:
    """The school day so many school days later."""
    on = school_day(on)
    for _ in range(count):
        on = school_day(on + DAY)
    return on


def every(start: date, end: date, days: int, on_weekday: int) -> Iterator[date]:
    """A supplier's sending days: the first such weekday from the start, then every so many days."""
    on = start + DAY * ((on_weekday - start.weekday()) % 7)
    while on <= end:
        yield on
        on += DAY * days


def months(start: date, end: date, day: int) -> Iterator[date]:
    """The same day of every month, moved to a working day."""
    for year in range(start.year, end.year + 1):
        for month in range(1, 13):
            on = weekday(date(year, month, day))
            if start <= on <= end:
                yield on


@dataclass(frozen=True, slots=True)
class RollDay:
    """A half-term's roll: the first day schools may draw it up, and over how many days they do."""

    name: str
    first: date
    spread: int


def roll_days(start: date, end: date) -> list[RollDay]:
    """The half-termly rolls that fall within the dates; the first is the opening roll, drawn up just before."""
    opening = start - DAY * 4
    days = [RollDay("opening", opening, 3)]
    for year in range(start.year, end.year + 1):
        for name, month, day, spread in (
            ("spring1", 1, 12, 5), ("spring2", 3, 2, 5), ("summer1", 5, 5, 5), ("summer2", 6, 15, 5),
            ("autumn1", 9, 10, 11), ("autumn2", 11, 9, 5),
        ):  # fmt: skip
            first = date(year, month, day)
            if start < first <= end:
                days.append(RollDay(f"{name}-{year}", first, spread))
    return days


def offer_day(round_: str, year: int) -> date:
    """National offer day of a normal admission round for a September."""
    return weekday(date(year, 3, 1) if round_ == "secondary" else date(year, 4, 16))


def closing_day(round_: str, year: int) -> date:
    """The closing day for on-time applications for a September."""
    return date(year - 1, 10, 31) if round_ == "secondary" else date(year, 1, 15)
