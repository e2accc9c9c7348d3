"""Nurseries and childminders: which under-fives have a funded place, three times a year; no numbers."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from onroll.borough.clerk import Habits
from onroll.borough.model import Fields, Person
from onroll.borough.post import STYLES, Delivery
from onroll.borough.suppliers import desk
from onroll.borough.terms import autumn, weekday
from onroll.borough.world import World

SOURCE = "early_years"
COLUMNS = ("provider", "started_on", "ended_on")
HABITS = Habits(
    ("source_ref", "surname", "forename", "dob", "sex", "address1", "address2", "postcode", "parent1_name",
     "parent1_phone", "parent1_email"), careless=0.045, nicknames=0.05, stale=0.4, middle=0.0,
)  # fmt: skip
PROVIDERS = ["Acorns Nursery", "Little Otters", "Puddleducks", "Rainbow Room", "Seashells", "Tiny Kestrels"]


def send(world: World) -> Iterator[Delivery]:
    """The opening list and one a term."""
    rng = world.rng(SOURCE)
    going = [(p, rng.choice(PROVIDERS), autumn(p.born, -2)) for p in world.people if rng.random() < 0.55]
    writer = desk.clerk(world, SOURCE, HABITS, "EY")
    for day in _days(world):
        listed: list[tuple[Person, Fields]] = [
            (p, {"provider": provider, "started_on": since})
            for p, provider, since in going
            if since <= day < autumn(p.born, 0) and p.enrolment(day) is None and desk.resident(p, day)
        ]  # fmt: skip
        if delivery := desk.listed(SOURCE, day, writer, listed, COLUMNS, STYLES[1]):
            yield delivery


def _days(world: World) -> list[date]:
    years = range(world.start.year, world.end.year + 1)
    later = [weekday(date(y, month, 25)) for y in years for month in (1, 5, 10)]
    return [
        world.start + timedelta(days=1),
        *(d for d in later if world.start + timedelta(days=1) < d <= world.end),
    ]
