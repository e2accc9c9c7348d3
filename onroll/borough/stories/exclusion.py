"""Suspensions, permanent exclusions, and the few excluded children for whom nothing is provided."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

from onroll.borough import terms
from onroll.borough.model import Fields, Person
from onroll.borough.stories import acts
from onroll.borough.world import World, lose


def tell(world: World) -> None:
    """Tell of the permanently excluded."""
    rng = world.rng("exclusion")
    for number, provided in ((6, True), (3, False)):
        fits = [
            p for p in acts.of_school_age(world, world.start) if terms.year_group(p.born, world.start) > 2
        ]
        for person in world.cast(rng, number, fits):
            on = terms.school_day(
                world.day(rng, world.start + timedelta(days=25), world.end - timedelta(days=45))
            )
            if person.enrolment(on) and person.of_school_age(on + timedelta(days=60)):
                _exclude(world, rng, person, on, provided)


def tell_suspensions(world: World) -> None:
    """Tell of the suspended, when all else is settled."""
    rng = world.rng("suspension")
    pupils = [p for p in world.people if (at := p.enrolment(world.start)) and at.school.sector == "own"]
    for person in world.cast(rng, 130, [p for p in pupils if terms.year_group(p.born, world.start) > 3]):
        _suspend(world, rng, person)


def _suspend(world: World, rng: Random, person: Person) -> None:
    on = terms.school_day(world.day(rng, last=world.end - timedelta(days=8)))
    at = person.enrolment(on)
    if at:
        world.tell("exclusions", on + timedelta(days=2), person, laestab=at.school.laestab, category="SUSP",
                   excluded_on=on, days=rng.choice([1, 1, 2, 2, 3, 5]))  # fmt: skip


def _exclude(world: World, rng: Random, person: Person, on: date, provided: bool) -> None:
    """Excluded; the review ends three to five weeks later and only then is the name deleted, on ground (o)."""
    at = person.enrolment(on)
    if at is None:
        return
    person.scenario = "excluded_to_unit" if provided else "excluded_without_provision"
    reviewed = terms.add_school_days(on, rng.randrange(15, 25))
    base: Fields = {"laestab": at.school.laestab, "category": "PERM", "excluded_on": on}
    world.tell("exclusions", on + timedelta(days=2), person, **base)
    deleted = terms.school_day(reviewed + timedelta(days=1))
    acts.leave_school(world, rng, person, deleted, ground="o", destination={"destination_kind": "unknown"})
    if not provided:
        world.tell("exclusions", reviewed + timedelta(days=2), person, reveals=True, **base,
                   review_concluded_on=reviewed)  # fmt: skip
        lose(person, "excluded_without_provision", deleted, watched=[at.school.laestab])
        return
    unit = world.schools.of("own", "pru")[0]
    world.schooling.enrol(person, unit, deleted, joiner=True)
    world.tell("exclusions", reviewed + timedelta(days=2), person, **base, review_concluded_on=reviewed,
               provision_from=deleted, provider=unit.name)  # fmt: skip
