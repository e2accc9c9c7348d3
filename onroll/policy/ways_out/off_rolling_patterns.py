"""What may be said of a school's leavers, and what may not: a pattern is a question to ask, never a finding."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from onroll.facts.days import nc_year

HEADING = "Off Rolling"
ROWS = ("49",)

FEWEST = 10
"""Leavers below which no share is given: one child more or less would change it too much. A local choice."""
EXAM_YEARS = (10, 11)
CAVEATS = (
    "These are the leavers’ returns of a year. They do not say why a child left, and a pattern is not a finding.",
    "A school with many families who move, or that takes children others do not, has more leavers for good reasons.",
    f"Under {FEWEST} leavers no share is given: one child more or less would change it too much.",
    "A school that makes its returns well shows more here than one that does not.",
)


@dataclass(frozen=True, slots=True)
class Left:
    """One leaver, by what the return says."""

    school: str
    left_on: date
    ground: str
    destination: str
    born: date | None


@dataclass(frozen=True, slots=True)
class Pattern:
    """One school's leavers of a year in numbers. Shares are of the leavers, or nothing where there are too few."""

    school: str
    roll: int
    leavers: int
    to_home: int
    nowhere: int
    exam_years: int
    allegations: int

    def share(self, part: int) -> float | None:
        """A part of the leavers, from 0 to 1; nothing where the number is too small to say."""
        return part / self.leavers if self.leavers >= FEWEST else None


def goes_home(one: Left) -> bool:
    """Is the pupil said to be taught at home?"""
    return one.ground == "f" or one.destination == "home_education"


def goes_nowhere(one: Left) -> bool:
    """Does nobody say where the pupil went?"""
    return not goes_home(one) and one.destination in ("", "unknown")


def in_exam_years(one: Left) -> bool:
    """Was the pupil in Year 10 or 11?"""
    return one.born is not None and nc_year(one.born, one.left_on) in EXAM_YEARS
