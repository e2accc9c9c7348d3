"""What an officer with every file on the desk, and no doubts about names, would believe of a child on a day.

A second reckoning of when roll evidence ends, apart from the product's own: the next whole roll of the school without
the child, a leaver's row, or 1 September after the school's top year group.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date

from onroll.borough.post import Delivery
from onroll.borough.terms import school_year
from onroll.borough.world import World

ROLLS = ("school_roll", "school_census", "independent_roll", "neighbour_roll")


@dataclass
class Desk:
    """Everything that has come, arranged so that one day can be looked at."""

    world: World
    seen: dict[int, list[tuple[date, date, str]]] = field(default_factory=lambda: defaultdict(list))
    whole: dict[str, list[tuple[date, date]]] = field(default_factory=lambda: defaultdict(list))
    left: dict[int, list[tuple[date, date, str]]] = field(default_factory=lambda: defaultdict(list))
    other: dict[int, list[date]] = field(default_factory=lambda: defaultdict(list))

    def take(self, delivery: Delivery) -> None:
        """File one delivery."""
        for laestab in delivery.whole:
            if delivery.as_at:
                self.whole[laestab].append((delivery.learned, delivery.as_at))
        for person, row in zip(delivery.people, delivery.rows, strict=False):
            laestab = str(row.get("laestab", ""))
            if delivery.source in ROLLS and "leavingdate" not in delivery.columns and delivery.as_at:
                self.seen[person.number].append((delivery.learned, delivery.as_at, laestab))
            elif delivery.source == "school_joiners":
                self.seen[person.number].append((delivery.learned, row["starting_day"], laestab))  # type: ignore[arg-type]
            elif delivery.source == "school_leavers":
                self.left[person.number].append((delivery.learned, row["leaving_date"], laestab))  # type: ignore[arg-type]
            elif delivery.source in ("home_education", "eotas") and row.get("finding") != "unsuitable":
                self.other[person.number].append(delivery.learned)

    def on_a_roll(self, number: int, on: date) -> bool:
        """Whether the newest evidence known by a day still has the child on some register."""
        known = [(as_at, school) for learned, as_at, school in self.seen[number] if learned <= on]
        return any(self._stands(number, as_at, school, on) for as_at, school in known)

    def _stands(self, number: int, as_at: date, school: str, on: date) -> bool:
        if any(n <= on and day >= as_at and at == school for n, day, at in self.left[number]):
            return False
        later = [day for learned, day in self.whole[school] if learned <= on and day > as_at]
        seen = {day for learned, day, at in self.seen[number] if learned <= on and at == school}
        if any(day not in seen for day in later):
            return False
        born = self.world.people[number - 1].born
        top = date(school_year(born) + 6 + self.world.schools.with_key(school).high, 9, 1)
        return not as_at < top <= on

    def looks_missing(self, on: date) -> list[int]:
        """Residents of school age whom no register, tuition or home education accounts for, as known on a day."""
        found = []
        for person in self.world.people:
            here = person.first_seen and person.first_seen[:10] <= on.isoformat() and person.of_school_age(on)
            if not here or person.household.home(on)[1].la != "899" or self.on_a_roll(person.number, on):
                continue
            if not any(learned <= on for learned in self.other[person.number]):
                found.append(person.number)
        return found

    def truly_missing(self, on: date) -> set[int]:
        """Who truly is without education on a day."""
        spans = ((p.number, p.missing) for p in self.world.people if p.missing)
        return {n for n, m in spans if m.first <= on and (m.until is None or on < m.until)}
