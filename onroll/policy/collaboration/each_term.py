"""Once a term a school and the council meet on persistent and severe absence: which term a day is in."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from onroll.facts.calendars import Period
from onroll.policy.choices import SchoolYear

HEADING = "School Attendance and Support Team"
ROWS = ("31",)
NAMES = ("Autumn", "Spring", "Summer")


@dataclass(frozen=True, slots=True)
class Term:
    """One of a school year's three terms: [starts, until), the holiday after it included."""

    name: str
    starts: date
    until: date

    def holds(self, day: date) -> bool:
        """Whether a day is in it."""
        return self.starts <= day < self.until


def term_of(on: date, years: Iterable[SchoolYear]) -> Term | None:
    """The term a day is in, by the council's own term dates; nothing where they do not reach."""
    return next((one for one in terms(years) if one.holds(on)), None)


def terms(years: Iterable[SchoolYear]) -> tuple[Term, ...]:
    """Every term that the term dates give, in order. The last known one ends with its last day of teaching."""
    told = [(f"{name} term {year.name}", first) for year in years for name, first in _three(year.terms)]
    last = max((until for year in years for _, until in year.terms), default=date.min)
    ends = [first for _, first in told[1:]] + [last]
    return tuple(Term(name, first, until) for (name, first), until in zip(told, ends, strict=True))


def _three(stretches: tuple[Period, ...]) -> list[tuple[str, date]]:
    """The first day of each term: a term begins after each of the year's two longest breaks, not after a half-term."""
    breaks = [
        (after[0] - before[1], after[0]) for before, after in zip(stretches, stretches[1:], strict=False)
    ]
    longest = sorted(breaks, key=lambda one: (-one[0], one[1]))[: len(NAMES) - 1]
    firsts = sorted([stretches[0][0], *(first for _, first in longest)]) if stretches else []
    return list(zip(NAMES, firsts, strict=False))
