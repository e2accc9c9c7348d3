"""The whole borough at once: its people, its schools, and the news that suppliers will write down."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from random import Random
from typing import Any, TypeVar

from onroll.borough import families, places, schooling, schools
from onroll.borough.model import Household, Missing, News, Person, Spell
from onroll.borough.terms import school_year

Chosen = TypeVar("Chosen")


@dataclass(slots=True)
class World:
    """Everything that is so in the borough between two days."""

    seed: int
    start: date
    end: date
    places: places.Places
    schools: schools.Schools
    households: list[Household]
    schooling: schooling.Schooling
    people: list[Person] = field(default_factory=list)
    news: dict[str, list[News]] = field(default_factory=dict)
    refs: dict[str, int] = field(default_factory=dict)

    def rng(self, purpose: str) -> Random:
        """A stream of chance of its own for each purpose, the same for the same seed."""
        return Random(f"{self.seed}/{purpose}")

    @property
    def years(self) -> float:
        """How many years the story lasts."""
        return max(1, (self.end - self.start).days) / 365.25

    def cast(self, rng: Random, per_8000: float, eligible: Iterable[Chosen]) -> list[Chosen]:
        """Choose, for a yearly number in a borough of 8,000 children, as many as belong in this borough and time."""
        wanted = per_8000 * len(self.people) / 8000 * self.years
        count = int(wanted) + (rng.random() < wanted % 1)
        pool = list(eligible)
        return rng.sample(pool, min(count, len(pool)))

    def free(self, fits: Callable[[Person], bool]) -> list[Person]:
        """Children whose family has no story yet, living here, who fit."""
        steady = (p for p in self.people if p.scenario == "steady" and fits(p))
        return [p for p in steady if all(q.scenario == "steady" for q in p.household.people)]

    def day(self, rng: Random, first: date | None = None, last: date | None = None) -> date:
        """A day of the story, between two days if given."""
        a, b = max(first or self.start, self.start), min(last or self.end, self.end)
        return date.fromordinal(rng.randint(a.toordinal(), max(a, b).toordinal()))

    def tell(
        self,
        source: str,
        on: date,
        person: Person,
        *,
        reveals: bool = False,
        bare: bool = False,
        **fields: Any,
    ) -> None:
        """Give a supplier something to write about a child, from the day it reaches them."""
        self.news.setdefault(source, []).append(News(source, on, person, fields, reveals, bare))

    def news_of(self, source: str) -> list[News]:
        """What a supplier has to write down, in the order in which it reached them."""
        return sorted(self.news.get(source, []), key=lambda news: news.on)

    def ref(self, prefix: str) -> str:
        """The next reference number of a kind."""
        self.refs[prefix] = self.refs.get(prefix, 0) + 1
        return f"{prefix}{self.refs[prefix]:06d}"


def lose(
    person: Person,
    position: str,
    first: date,
    until: date | None = None,
    *,
    shown_by: str = "flag",
    watched: Iterable[str] = (),
    watched_from: date = date.min,
) -> None:
    """A child is without education from a day on, in a position, until a day if any."""
    person.spells.append(Spell(position, first, until))
    begun = max(first, person.school_age_from)
    if until is None or until > begun:
        person.missing = person.missing or Missing(begun, until, shown_by, list(watched), watched_from)


def build(children: int, seed: int, start: date, end: date) -> World:
    """The borough as it would be if nothing happened: everybody housed and at school."""
    streets = places.lay_out(Random(f"{seed}/places"), children)
    estate = schools.found(Random(f"{seed}/schools"), streets, children)
    settled = families.settle(Random(f"{seed}/families"), streets, children, start, end)
    planner = schooling.Schooling(estate, Random(f"{seed}/schooling"), start)
    world = World(seed, start, end, streets, estate, settled, planner)
    world.people = [person for household in settled for person in household.people]
    for person in world.people:
        planner.plan(person)
    return world


def first_september(world: World) -> date | None:
    """The first 1 September within the story, when roll evidence of leavers ends."""
    found = date(school_year(world.start) + 1, 9, 1)
    return found if found <= world.end else None
