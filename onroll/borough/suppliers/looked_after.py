"""Children looked after by the authority, each month."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from onroll.borough import terms
from onroll.borough.clerk import Habits
from onroll.borough.model import Fields, Person
from onroll.borough.post import STYLES, Delivery
from onroll.borough.suppliers import desk
from onroll.borough.world import World

SOURCE = "looked_after"
COLUMNS = ("care_started_on", "care_ended_on", "responsible_la")
HABITS = Habits(
    ("source_ref", "upn", "nhs_number", "surname", "forename", "middle_names", "dob", "sex", "address1", "address2",
     "postcode"), upn=0.9, nhs=0.8, careless=0.02,
)  # fmt: skip


def send(world: World) -> Iterator[Delivery]:
    """Each month's list."""
    rng, writer = world.rng(SOURCE), desk.clerk(world, SOURCE, HABITS, "LAC")
    in_care = []
    for person in world.people:
        until_adopted = person.scenario == "adopted_earlier_identity"
        if person.born < world.start and (until_adopted or rng.random() < 0.006):
            first = max(person.born, person.arrived, world.start - timedelta(days=rng.randrange(-200, 900)))
            in_care.append((person, first))
    for day in terms.months(world.start + timedelta(days=1), world.end, 5):
        listed: list[tuple[Person, Fields]] = [
            (p, {"care_started_on": first, "responsible_la": "899"})
            for p, first in in_care if first <= day and desk.resident(p, day)
        ]  # fmt: skip
        if delivery := desk.listed(SOURCE, day, writer, listed, COLUMNS, STYLES[4]):
            yield delivery
