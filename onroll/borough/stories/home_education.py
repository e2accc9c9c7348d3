"""Home education: most of it settled and suitable, some new, some not yet looked at, some not suitable."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

from onroll.borough import terms
from onroll.borough.model import Fields, Person, Spell
from onroll.borough.stories import acts
from onroll.borough.world import World, lose

_SETTLED = 78
_NEW = 30
_UNSUITABLE = 4


def tell(world: World) -> None:
    """Tell of those at home already, those who begin, and those found unsuitable."""
    rng = world.rng("home education")
    for person in world.cast(rng, _SETTLED / world.years, acts.of_school_age(world, world.start)):
        _at_home_already(world, rng, person)
    for number, suitable in ((_NEW, True), (_UNSUITABLE, False)):
        for person in world.cast(rng, number, acts.of_school_age(world, world.start)):
            on = terms.school_day(
                world.day(rng, world.start + timedelta(days=20), world.end - timedelta(days=8))
            )
            if person.of_school_age(on) and person.enrolment(on):
                _begin(world, rng, person, on, suitable)


def _at_home_already(world: World, rng: Random, person: Person) -> None:
    person.scenario = "home_educated"
    began = world.start - timedelta(days=rng.randrange(100, 1000))
    notified = began - timedelta(days=5)
    assessed = began + timedelta(days=rng.randrange(40, 95))
    if terms.year_group(person.born, began) < 0 or rng.random() < 0.4:
        person.enrolments = []  # never at school
    else:
        acts.leave_school(world, rng, person, began, ground="f", silent=True)
    person.spells.append(Spell("home_educated", date.min))
    world.tell("home_education", world.start, person, notified_on=notified, started_on=began,
               assessed_on=assessed, finding="suitable")  # fmt: skip
    if rng.random() < 0.08:
        _back_to_school(world, rng, person, notified, began)


def _back_to_school(world: World, rng: Random, person: Person, notified: date, began: date) -> None:
    on = terms.school_day(world.day(rng, world.start + timedelta(days=40), world.end - timedelta(days=8)))
    group = terms.year_group(person.born, on)
    if group > 11 or on >= person.school_age_until:
        return
    person.scenario = "home_then_school"
    person.spells[-1].until = on
    world.schooling.go_on(person, world.schooling.choose(person, "own", group), on)
    world.tell("home_education", on + timedelta(days=10), person, notified_on=notified, started_on=began,
               ended_on=on)  # fmt: skip


def _begin(world: World, rng: Random, person: Person, on: date, suitable: bool) -> None:
    person.scenario = "began_home_education" if suitable else "home_education_unsuitable"
    acts.leave_school(world, rng, person, on, ground="f", destination={"destination_kind": "home_education"})
    notified = terms.weekday(on - timedelta(days=rng.randrange(0, 8)))
    base: Fields = {"notified_on": notified, "started_on": on}
    told = on + timedelta(days=rng.randrange(2, 15))
    world.tell("home_education", told, person, **base, finding="pending")
    looked = terms.add_school_days(on, rng.randrange(25, 70))
    finding = "suitable" if suitable else "unsuitable"
    if suitable and rng.random() < 0.15:
        world.tell("home_education", looked, person, **base, assessed_on=looked,
                   finding=rng.choice(["insufficient", "no_response"]))  # fmt: skip
        looked = terms.add_school_days(looked, 30)
    person.spells.append(Spell("home_education_unassessed", on, looked))
    if not suitable:
        lose(person, "home_education_unsuitable", looked)
    else:
        person.spells.append(Spell("home_educated", looked))
    if looked < world.end:
        world.tell("home_education", looked + timedelta(days=3), person, reveals=not suitable, **base,
                   assessed_on=looked, finding=finding)  # fmt: skip
    else:
        person.missing = None
