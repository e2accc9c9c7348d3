"""Everything but names that was typed, as ranges of the index's values that a child must have one of."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from rapidfuzz import fuzz

from onroll.register.models import School, SearchValue
from onroll.register.search.asked import Asked
from onroll.register.search.births import Born

AFTER_ALL = "zzzz"
"""Added to a beginning, it comes after whatever begins so, in every order of letters."""
MOST_SCHOOLS = MOST_PHONES = 50
NEARLY = 80
"""Of 100: one letter more, fewer or other in a word of five or more."""


@dataclass(frozen=True, slots=True)
class Clue:
    """A child has one of these values of this kind, or one in this range (first, last); the likeliest first.

    The lighter a clue, the sooner it is given up.
    """

    about: str
    kind: str
    ranges: tuple[tuple[str, str], ...]
    weight: float
    beside_names: bool = False
    """Whether every row of a name carries it too, so that names need no other row to be narrowed by it."""

    def condition(self, row: str) -> tuple[str, list[Any]]:
        """The condition on a row of the values, as SQL and its parameters."""
        if all(low == high for low, high in self.ranges):  # an OR of ranges would be read from end to end
            marks = ", ".join(["%s"] * len(self.ranges)) or "NULL"
            return f"{row}.kind = %s AND {row}.value IN ({marks})", [
                self.kind,
                *(low for low, _ in self.ranges),
            ]
        ((low, high),) = self.ranges
        return f"{row}.kind = %s AND {row}.value BETWEEN %s AND %s", [self.kind, low, high]


def same(kind: str, about: str, weight: float, *values: str) -> Clue:
    return Clue(about, kind, tuple((value, value) for value in values), weight)


def begins(kind: str, about: str, weight: float, beginning: str) -> Clue:
    return Clue(about, kind, ((beginning, beginning + AFTER_ALL),), weight)


def numbers(asked: Asked) -> list[Clue]:
    """What names one child by itself."""
    told = [
        same("upn", "pupil number", 10, *asked.upns),
        same("nhs", "NHS number", 10, *asked.nhs_numbers),
        same("ref", "reference", 8, *asked.references),
    ]
    return [clue for clue in told if clue.ranges]


def clues(asked: Asked) -> list[Clue]:
    """What narrows: the most telling first."""
    found = [same("phone", "telephone", 4, *asked.phones)] if asked.phones else []
    found += [same("phone", "telephone", 3, *phones(asked.phone_part))] if asked.phone_part else []
    if len(asked.postcode) > len(asked.district) + 1:
        found.append(same("postcode", "postcode", 3, asked.postcode))
    elif asked.postcode:
        found.append(begins("postcode", "postcode", 2, asked.postcode))
    elif asked.district:
        found.append(replace(same("district", "postcode", 1, asked.district), beside_names=True))
    if asked.born:
        found.append(_born(asked.born))
    if asked.school:
        found.append(same("school", "school", 2, *schools(asked.school)))
    return found


def _born(born: Born) -> Clue:
    about = "date of birth"
    days = [born, swapped] if (swapped := born.swapped()) else [born]
    if born.year and born.day:
        return same("dob", about, 3, *(f"{one.year}{one.month:02}{one.day:02}" for one in days))
    if born.year and born.month:
        return begins("dob", about, 2, f"{born.year}{born.month:02}")
    if born.year:
        return replace(begins("dob", about, 2, str(born.year)), beside_names=True)
    return same("day", about, 2, *(f"{one.month:02}{one.day:02}" for one in days))


def phones(part: str) -> list[str]:
    """The telephone numbers in the index that have these figures in a row."""
    found = SearchValue.objects.filter(kind="phone", value__contains=part).order_by("value")
    return list(found.values_list("value", flat=True).distinct()[:MOST_PHONES])


def schools(text: str) -> list[str]:
    """The numbers of schools of this number or whose name has all these words; if there is none, nearly these."""
    if text.isdigit():
        return [text]
    named = School.objects.exclude(laestab=None).order_by("laestab").values_list("laestab", "name").distinct()
    typed = text.casefold().split()
    every = [(str(number), (name or "").casefold()) for number, name in named]
    found = [number for number, name in every if all(word in name for word in typed)]
    return (found or [number for number, name in every if _nearly(typed, name.split())])[:MOST_SCHOOLS]


def _nearly(typed: list[str], name: list[str]) -> bool:
    """Whether every word typed is spelt nearly as a word of the name."""
    return all(any(fuzz.ratio(one, word) >= NEARLY for word in name) for one in typed)
