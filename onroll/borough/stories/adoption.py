"""Adoption: an earlier identity is sealed and a child with a new name, home and numbers begins.

In the truth files the two are two people (the register must never bring them together); `same_as` in
`people.csv` alone says that they are one child.
"""

from __future__ import annotations

from datetime import date, timedelta

from onroll.borough import terms
from onroll.borough.model import Person, Spell
from onroll.borough.stories import acts
from onroll.borough.world import World


def tell(world: World) -> None:
    """Tell of the few children adopted within the story."""
    rng = world.rng("adoption")
    earlier = [p for p in acts.of_school_age(world, world.start) if terms.year_group(p.born, world.start) < 5]
    for before in world.cast(rng, 3, earlier):
        families = world.free(lambda p: acts.lives_here(p) and p.born < world.start and not p.twin_of)
        after = rng.choice([p for p in families if p.household is not before.household])
        placed = terms.school_day(
            world.day(rng, world.start + timedelta(days=60), world.end - timedelta(days=60))
        )
        _seal(world, before, placed)
        _begin_again(world, before, after, placed)
        world.tell("adoption", placed + timedelta(days=12), before, placed_on=placed)


def _seal(world: World, before: Person, placed: date) -> None:
    before.scenario = "adopted_earlier_identity"
    ended = world.schooling.leave(before, placed)
    if ended:
        ended.ground, ended.destination = "a", {"destination_kind": "unknown"}
        ended.returned_on = placed + timedelta(days=3)
    before.spells.insert(0, Spell("sealed", placed))


def _begin_again(world: World, before: Person, after: Person, placed: date) -> None:
    after.scenario, after.same_as = "adopted", before.pid
    after.sex, after.born, after.arrived = before.sex, before.born, placed
    after.school_age_from, after.school_age_until = before.school_age_from, before.school_age_until
    after.forename = before.forename if before.forename else after.forename
    after.enrolments, after.upns = [], []
    group = terms.year_group(after.born, placed)
    school = world.schooling.choose(after, "own", group)
    world.schooling.go_on(after, school, placed, joiner=False)
