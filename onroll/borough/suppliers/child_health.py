"""The child health service: births, arrivals, departures and new addresses, under NHS numbers."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random

from onroll.borough.clerk import Habits
from onroll.borough.model import Person
from onroll.borough.post import STYLES, Delivery
from onroll.borough.suppliers import desk
from onroll.borough.world import World

SOURCE = "child_health"
COLUMNS = ("registered_on", "moved_in_on", "moved_out_on")
HABITS = Habits(
    ("source_ref", "nhs_number", "surname", "forename", "middle_names", "dob", "sex", "address1", "address2",
     "town", "postcode", "parent1_name", "parent1_phone"), nhs=0.985, born=1.0, stale=0.15, careless=0.025, middle=0.5,
)  # fmt: skip


def send(world: World) -> Iterator[Delivery]:
    """The whole register on the first day, then each week's changes."""
    rng = world.rng(SOURCE)
    for person in world.people:
        _register(world, rng, person)
        _departure(world, rng, person)
        _new_address(world, rng, person)
    yield from desk.files_of_news(
        world, SOURCE, HABITS, COLUMNS, prefix="CH", weekday=2, style=STYLES[1], hour=8
    )


def _register(world: World, rng: Random, person: Person) -> None:
    came = person.arrived > person.born
    first = max(person.arrived, world.start)
    if not desk.resident(person, first) or rng.random() < (0.25 if came else 0.03):
        return
    on = person.arrived + timedelta(days=rng.randrange(8, 45) if came else rng.randrange(7, 30))
    if came:
        world.tell(SOURCE, on, person, reveals=True, registered_on=on, moved_in_on=person.arrived)
    else:
        world.tell(SOURCE, max(on, world.start), person, registered_on=on)


def _departure(world: World, rng: Random, person: Person) -> None:
    gone = [
        s
        for s in person.spells
        if s.position in ("lives_elsewhere", "moved_abroad") and s.first > world.start
    ]
    if gone and desk.resident(person, gone[0].first - timedelta(days=1)) and rng.random() < 0.5:
        on = gone[0].first + timedelta(days=rng.randrange(10, 60))
        world.tell(SOURCE, on, person, registered_on=None, moved_out_on=gone[0].first)


def _new_address(world: World, rng: Random, person: Person) -> None:
    for moved, _ in person.household.homes[1:]:
        if (
            world.start < moved
            and person.born < moved
            and desk.resident(person, moved)
            and rng.random() < 0.7
        ):
            on: date = moved + timedelta(days=rng.randrange(5, 50))
            world.tell(SOURCE, on, person, registered_on=on)
