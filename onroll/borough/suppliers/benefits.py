"""Revenues and benefits: children in households that claim, each month, under a household number."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from onroll.borough import terms
from onroll.borough.clerk import Habits
from onroll.borough.model import Fields, Person
from onroll.borough.post import STYLES, Delivery
from onroll.borough.suppliers import desk
from onroll.borough.world import World

SOURCE = "benefits"
COLUMNS = ("household_ref", "seen_on")
HABITS = Habits(
    ("surname", "forename", "dob", "address1", "address2", "town", "postcode", "parent1_name"),
    sex=0.0, born=1.0, careless=0.045, middle=0.2, accents=0.1, stale=0.1,
)  # fmt: skip


def send(world: World) -> Iterator[Delivery]:
    """Each month's list."""
    writer = desk.clerk(world, SOURCE, HABITS, "B")
    claiming = [household for household in world.households if household.on_benefits]
    for day in terms.months(world.start + timedelta(days=1), world.end, 8):
        listed: list[tuple[Person, Fields]] = [
            (p, {"household_ref": f"HB{h.number * 7 + 100000}", "seen_on": day})
            for h in claiming for p in h.people if desk.resident(p, day - timedelta(days=20))
        ]  # fmt: skip
        if delivery := desk.listed(SOURCE, day, writer, listed, COLUMNS, STYLES[5]):
            yield delivery
