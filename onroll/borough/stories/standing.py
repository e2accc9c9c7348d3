"""Who is without education already when the story opens: the work in hand, half of it settled within the year."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

from onroll.borough import terms
from onroll.borough.model import Person, Spell
from onroll.borough.stories import acts
from onroll.borough.stories.moving import come_to_live
from onroll.borough.world import World, lose

_SETTLED = 0.6


def tell(world: World) -> None:
    """Tell of the vanished, the unsuitably taught, the refused and the never enrolled of earlier years."""
    rng = world.rng("standing")
    for number, act in (
        (7, _gone_already),
        (4, _unsuitable_already),
        (5, _waiting_already),
        (7, _never_enrolled),
        (1, _excluded_already),
    ):
        for person in world.cast(rng, number / world.years, acts.of_school_age(world, world.start)):
            act(world, rng, person)
            _settle(world, rng, person)


def _before(world: World, rng: Random, least: int, most: int) -> date:
    return terms.school_day(world.start - timedelta(days=rng.randrange(least, most)))


def _lose(person: Person, position: str, on: date, shown_by: str = "flag") -> None:
    lose(person, position, on, shown_by=shown_by)


def _gone_already(world: World, rng: Random, person: Person) -> None:
    """Left a school in the last year for nobody knows where; the return is in the backlog that we start with."""
    person.scenario, on = "gone_already", _before(world, rng, 15, 240)
    ended = acts.leave_school(world, rng, person, on, ground=rng.choice(["h", "i", "g"]))
    if ended is None:
        person.enrolments = []
    _lose(person, "whereabouts_unknown", on, "flag" if ended else "day")


def _unsuitable_already(world: World, rng: Random, person: Person) -> None:
    """Taught at home, and found not to be suitably taught."""
    person.scenario, on = "home_education_unsuitable", _before(world, rng, 20, 300)
    began = on - timedelta(days=rng.randrange(60, 150))
    acts.leave_school(world, rng, person, began, ground="f", silent=True)
    world.tell(
        "home_education",
        world.start,
        person,
        reveals=True,
        notified_on=began,
        started_on=began,
        assessed_on=on,
        finding="unsuitable",
    )
    person.spells.append(Spell("home_education_unassessed", began, on))
    _lose(person, "home_education_unsuitable", on)


def _waiting_already(world: World, rng: Random, person: Person) -> None:
    """Came in the last months, applied, and was refused or has not heard."""
    person.scenario, on = "arrived_refused", _before(world, rng, 15, 120)
    come_to_live(world, rng, person, on, abroad=True)
    decided = on + timedelta(days=30) if rng.random() < 0.6 else None
    acts.apply(
        world,
        rng,
        person,
        on + timedelta(days=6),
        outcome="refused",
        reason="year group full",
        decided=decided,
    )
    _lose(person, "awaiting_place", on, "day")


def _never_enrolled(world: World, rng: Random, person: Person) -> None:
    """Of school age and on no register that anybody has sent."""
    person.scenario, person.enrolments = "never_started", []
    _lose(person, "unaccounted", max(person.school_age_from, world.start - timedelta(days=700)), "day")


def _excluded_already(world: World, rng: Random, person: Person) -> None:
    """Permanently excluded last term, and nothing provided since."""
    on = _before(world, rng, 60, 120)
    at = person.enrolment(on)
    person.scenario = "excluded_without_provision"
    reviewed = terms.add_school_days(on, 18)
    acts.leave_school(world, rng, person, reviewed, ground="o", destination={"destination_kind": "unknown"})
    world.tell(
        "exclusions",
        world.start,
        person,
        reveals=True,
        laestab=at.school.laestab if at else "",
        category="PERM",
        excluded_on=on,
        review_concluded_on=reviewed,
    )
    _lose(person, "excluded_without_provision", reviewed)


def _settle(world: World, rng: Random, person: Person) -> None:
    """Three in five are settled within the year: back at school here, or known to another authority."""
    missing, found = (
        person.missing,
        terms.school_day(world.day(rng, world.start + timedelta(days=20), world.end)),
    )
    group = terms.year_group(person.born, found)
    if missing is None or rng.random() >= _SETTLED or found >= world.end or group > 11:
        return
    if found >= person.school_age_until:
        return
    missing.until = found
    person.spells[-1].until = found
    if person.scenario == "gone_already" and rng.random() < 0.6:
        la = rng.choice(acts.FAR_AUTHORITIES)
        acts.move_away(world, rng, person, found, {"destination_kind": "other_la", "destination_la": la})
        acts.answer_from(
            world, person, found - timedelta(days=30), 4, la, "enrolled", f"{la}2{rng.randrange(100, 400)}"
        )
        return
    world.schooling.go_on(person, world.schooling.choose(person, "own", group), found)
