"""The nearest school with a place: worked out from distance and vacancies, and said to be unknown where it is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from math import hypot

HEADING = "Parents are unable to find a school place"
ROWS = ("70", "71", "82")
Point = tuple[float, float]
"""Easting and northing on the national grid, in metres."""
METRES_IN_A_MILE = 1609.344


@dataclass(frozen=True, slots=True)
class Vacancies:
    """What is known of one school for one year group. `places` None: nobody has said. `at` None: not known where."""

    school: str
    name: str
    at: Point | None = None
    places: int | None = None
    counted_on: date | None = None
    said_by: str = ""


@dataclass(frozen=True, slots=True)
class Reach:
    """A school as seen from a child's home: how far in a straight line, and what is not known."""

    vacancies: Vacancies
    miles: float | None
    unknown: tuple[str, ...]

    @property
    def has_place(self) -> bool:
        """Whether somebody has said that there is a place. Not known is not a place."""
        return bool(self.vacancies.places)


def in_reach(home: Point | None, schools: Iterable[Vacancies]) -> tuple[Reach, ...]:
    """Schools with a place first, then those of which nobody has said, then full ones; the nearest first in each."""
    found = (_reach(home, one) for one in schools)
    return tuple(sorted(found, key=_order))


def nearest(home: Point | None, schools: Iterable[Vacancies]) -> Reach | None:
    """The nearest school that has a place; nothing when no distance or no place is known: it is never guessed."""
    known = [one for one in in_reach(home, schools) if one.has_place and one.miles is not None]
    return known[0] if known else None


def _reach(home: Point | None, one: Vacancies) -> Reach:
    miles = None
    if home is not None and one.at is not None:
        miles = hypot(home[0] - one.at[0], home[1] - one.at[1]) / METRES_IN_A_MILE
    unknown = []
    if home is None:
        unknown.append("where the child's postcode is")
    if one.at is None:
        unknown.append("where the school is")
    if one.places is None:
        unknown.append("whether it has a place")
    return Reach(one, miles, tuple(unknown))


def _order(one: Reach) -> tuple[int, bool, float, str]:
    places = one.vacancies.places
    group = 1 if places is None else 0 if places > 0 else 2
    return group, one.miles is None, one.miles or 0.0, one.vacancies.school
