"""Children's social care: who is on a plan, each month; missing children are likelier than others to be known."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from onroll.borough import terms
from onroll.borough.clerk import Habits
from onroll.borough.model import Fields, Person
from onroll.borough.post import STYLES, Delivery
from onroll.borough.suppliers import desk
from onroll.borough.world import World

SOURCE = "social_care"
COLUMNS = ("plan", "started_on", "ended_on", "worker")
HABITS = Habits(
    ("source_ref", "upn", "nhs_number", "surname", "forename", "middle_names", "dob", "sex", "address1", "address2",
     "postcode"), upn=0.5, nhs=0.45, careless=0.035, nicknames=0.02,
)  # fmt: skip
_WORKERS = ["A. Okoro", "B. Lindqvist", "C. Farrell", "D. Bhatt", "E. Nowicka"]


@dataclass(frozen=True, slots=True)
class Plan:
    """A child's plan and the days it lasts."""

    person: Person
    plan: str
    first: date
    until: date
    worker: str


def plans(world: World, rng: Random) -> list[Plan]:
    """Which children have a plan, of which kind, and when."""
    found = []
    for person in world.people:
        chance = 0.12 if person.missing and person.missing.until is None else 0.035
        if person.born < world.end - timedelta(days=60) and rng.random() < chance:
            first = world.day(rng, world.start, world.end) - timedelta(days=rng.randrange(0, 400))
            first = max(first, person.born, person.arrived)
            kind = rng.choices(("CP", "CIN", "CFF"), weights=(15, 50, 35))[0]
            found.append(
                Plan(
                    person, kind, first, first + timedelta(days=rng.randrange(90, 500)), rng.choice(_WORKERS)
                )
            )
    return found


def send(world: World) -> Iterator[Delivery]:
    """Each month's list of open plans."""
    rng = world.rng(SOURCE)
    known, writer = plans(world, rng), desk.clerk(world, SOURCE, HABITS, "SC")
    for day in terms.months(world.start + timedelta(days=1), world.end, 3):
        listed: list[tuple[Person, Fields]] = [
            (p.person, {"plan": p.plan, "started_on": p.first, "worker": p.worker})
            for p in known if p.first <= day < p.until and desk.resident(p.person, day)
        ]  # fmt: skip
        if delivery := desk.listed(SOURCE, day, writer, listed, COLUMNS, STYLES[0]):
            yield delivery
