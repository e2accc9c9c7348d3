"""Clocks by walking: the words of the law taken one day at a time, slowly, with nothing of the engine in it.

`drawn` makes a random calendar and a clock to run over it; `last_day_in_time` walks it; `disagrees` compares
the two. The suite tries some hundreds, `benchmarks/clocks.py` a million.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from onroll.facts.calendars import Calendar, CalendarEnds
from onroll.facts.citation import Citation
from onroll.policy.deadlines.clock import Clock, due_on, warns_on

TOMORROW = timedelta(days=1)
UNITS = ("school_days", "working_days", "days", "hours")
RAN_OUT = None
"""The walk came to a day that the calendar does not know."""


@dataclass(frozen=True)
class Year:
    """The plain lists a calendar is made of; each pair of days is [from, until)."""

    terms: tuple[tuple[date, date], ...]
    closed: frozenset[date]
    opened: frozenset[date]
    holidays: frozenset[date]
    weekend: frozenset[int]

    @property
    def calendar(self) -> Calendar:
        """The same year for the engine."""
        return Calendar("Anybourne", self.terms, self.closed, self.holidays, self.weekend, self.opened)


@dataclass(frozen=True)
class Ask:
    """A clock's own numbers, the day it starts, and its pauses [from, until)."""

    start: date
    length: int
    unit: str
    counts_first_day: bool
    warns_before: int
    pauses: tuple[tuple[date, date], ...]

    @property
    def clock(self) -> Clock:
        """The same clock for the engine."""
        nobody = Citation("nothing", "", date(2000, 1, 1))
        return Clock(
            "c", "", "", self.length, self.unit, "", nobody, "", self.warns_before, self.counts_first_day
        )  # type: ignore[arg-type]


def last_day_in_time(year: Year, ask: Ask, length: int) -> date | None:
    """Walk day by day until `length` days have counted; RAN_OUT when a day is not in the calendar."""
    days = length
    if ask.unit == "hours":
        days = 0
        while days * 24 < length:
            days += 1
    if days == 0:
        return ask.start
    day = ask.start if ask.counts_first_day else ask.start + TOMORROW
    counted = 0
    while True:
        if ask.unit in ("school_days", "working_days") and not year.terms[0][0] <= day < year.terms[-1][1]:
            return RAN_OUT
        if counts(year, ask, day):
            counted += 1
            if counted == days:
                return day
        day += TOMORROW


def counts(year: Year, ask: Ask, day: date) -> bool:
    """Whether this day is one of the clock's, and is not inside a pause."""
    for begins, until in ask.pauses:
        if begins <= day < until:
            return False
    if ask.unit in ("days", "hours"):
        return True
    offices_open = day.weekday() not in year.weekend and day not in year.holidays
    if ask.unit == "working_days":
        return offices_open
    if day in year.opened:
        return True
    in_term = any(begins <= day < until for begins, until in year.terms)
    return in_term and offices_open and day not in year.closed


def disagrees(year: Year, ask: Ask, calendar: Calendar) -> str:
    """What the engine and the walk say, when they do not say the same; empty when they do."""
    sooner = ask.length - ask.warns_before
    walked = last_day_in_time(year, ask, ask.length), last_day_in_time(year, ask, max(sooner, 0))
    told = tuple(_told(rule, ask, calendar) for rule in (due_on, warns_on))
    return "" if told == walked else f"engine {told}, walk {walked}: {ask} over {year}"


def _told(rule, ask: Ask, calendar: Calendar) -> date | None:  # type: ignore[no-untyped-def]
    try:
        return rule(ask.clock, ask.start, calendar, pauses=ask.pauses)
    except CalendarEnds:
        return RAN_OUT


def drawn_year(dice: Random) -> Year:
    """One to seven stretches of term with gaps, and days closed, opened and kept as holidays among them."""
    begins = date(2024, 9, 1) + timedelta(days=dice.randrange(0, 400))
    terms, day = [], begins
    for _ in range(dice.randint(1, 7)):
        until = day + timedelta(days=dice.randint(1, 45))
        terms.append((day, until))
        day = until + timedelta(days=dice.choice((0, 1, 2, 9, 16, 44)))
    span = (terms[-1][1] - begins).days
    weekend = dice.choice((frozenset({5, 6}), frozenset({5, 6}), frozenset({4, 5}), frozenset()))
    closed, opened, holidays = (_some_days(dice, begins, span, most) for most in (8, 4, 8))
    return Year(tuple(terms), closed, opened, holidays, weekend)


def drawn(dice: Random, year: Year) -> Ask:
    """A clock that starts in the year, or a little before or after it, with up to four pauses, some overlapping."""
    first, last = year.terms[0][0], year.terms[-1][1]
    start = first + timedelta(days=dice.randint(-3, (last - first).days + 2))
    length = dice.choice((0, 1, 2, 5, 6, 10, 15, 20, dice.randint(0, 60)))
    unit = dice.choice(UNITS)
    if unit == "hours":
        length *= dice.choice((1, 8, 24))
    pauses = []
    for _ in range(dice.choice((0, 0, 1, 2, 4))):
        begins = start + timedelta(days=dice.randint(-10, 60))
        pauses.append((begins, begins + timedelta(days=dice.randint(-2, 25))))
    return Ask(start, length, unit, dice.random() < 0.5, dice.choice((0, 1, 3, 5, length)), tuple(pauses))


def _some_days(dice: Random, begins: date, span: int, most: int) -> frozenset[date]:
    return frozenset(
        begins + timedelta(days=dice.randint(-2, span + 2)) for _ in range(dice.randint(0, most))
    )
