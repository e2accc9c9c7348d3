"""Education arranged by the authority: plans for special needs, and tuition otherwise than at school."""

from __future__ import annotations

from datetime import date, timedelta

from onroll.borough import terms
from onroll.borough.model import Spell
from onroll.borough.stories import acts
from onroll.borough.world import World

_PROVIDERS = ["Anybourne Hospital Education", "Lantern Tuition", "Harbour Home Teaching"]


def tell(world: World) -> None:
    """Tell who is taught otherwise than at school."""
    rng = world.rng("special")
    for person in world.cast(rng, 14 / world.years, acts.of_school_age(world, world.start)):
        person.scenario, began = "eotas", world.start - timedelta(days=rng.randrange(30, 300))
        acts.leave_school(world, rng, person, began, silent=True)
        person.spells.append(Spell("eotas", date.min))
        world.tell("eotas", world.start, person, provider=rng.choice(_PROVIDERS), started_on=began,
                   hours_per_week=rng.choice([5, 10, 15, 25]))  # fmt: skip
    _new_tuition(world)


def tell_plans(world: World) -> None:
    """Tell who has a plan, when all else is settled."""
    rng = world.rng("plans")
    for person in world.people:
        at = person.enrolment(world.start)
        if at and acts.lives_here(person) and (at.school.kind == "special" or rng.random() < 0.02):
            issued = world.start - timedelta(days=rng.randrange(30, 900))
            world.tell(
                "send_plans", world.start, person, plan_issued_on=issued, named_laestab=at.school.laestab
            )


def _new_tuition(world: World) -> None:
    rng = world.rng("new tuition")
    for person in world.cast(rng, 5, acts.of_school_age(world, world.start)):
        on = terms.school_day(
            world.day(rng, world.start + timedelta(days=20), world.end - timedelta(days=15))
        )
        if person.enrolment(on) and person.of_school_age(on):
            person.scenario = "began_eotas"
            acts.leave_school(world, rng, person, on, destination={"destination_kind": "unknown"})
            person.spells.append(Spell("eotas", on))
            world.tell("eotas", on + timedelta(days=4), person, provider=rng.choice(_PROVIDERS), started_on=on,
                       hours_per_week=rng.choice([10, 15, 25]))  # fmt: skip
