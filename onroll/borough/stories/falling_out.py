"""Children who fall out of education: they vanish, are off-rolled on a word, or are not where they are said to be."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

from onroll.borough import terms
from onroll.borough.model import Enrolment, Person, School
from onroll.borough.stories import acts
from onroll.borough.world import World, lose


def tell(world: World) -> None:
    """Tell of the vanished, the off-rolled and the falsely destined."""
    rng = world.rng("falling out")
    for number, act in (
        (4, _vanish_told), (3, _vanish_silently), (2, _off_roll_to_home), (3, _false_destination),
        (2, _stuck_between),
    ):  # fmt: skip
        for person in world.cast(rng, number, acts.of_school_age(world, world.start)):
            on = terms.school_day(
                world.day(rng, world.start + timedelta(days=25), world.end - timedelta(days=12))
            )
            if person.enrolment(on - timedelta(days=1)) and person.of_school_age(on) and on < world.end:
                act(world, rng, person, on)


def _together(rng: Random, person: Person, on: date) -> list[Person]:
    """The child, and in two cases of five the brothers and sisters too."""
    others = [
        p for p in person.household.people if p is not person and p.enrolment(on) and p.of_school_age(on)
    ]
    return [person, *others] if rng.random() < 0.4 else [person]


def _at(ended: Enrolment | None) -> list[str]:
    """The school left, whose next whole roll without the child shows that they are gone."""
    return [ended.school.laestab] if ended else []


def _found(world: World, rng: Random, on: date, share: float) -> date | None:
    if rng.random() >= share:
        return None
    found = terms.add_school_days(on, rng.randrange(12, 60))
    return found if found < world.end else None


def _return(world: World, rng: Random, person: Person, school: School, found: date | None) -> None:
    """Found again: back at a school, or known to be away."""
    if not found or found >= person.school_age_until or terms.year_group(person.born, found) > school.high:
        return
    if rng.random() < 0.6:
        world.schooling.go_on(person, school, found)
    else:
        la = rng.choice(acts.FAR_AUTHORITIES)
        acts.move_away(world, rng, person, found, {"destination_kind": "other_la", "destination_la": la})
        acts.answer_from(
            world, person, found - timedelta(days=25), 4, la, "enrolled", f"{la}4{rng.randrange(100, 400)}"
        )


def _vanish_told(world: World, rng: Random, person: Person, on: date) -> None:
    """The school deletes the name and says nobody knows where the child is."""
    found = _found(world, rng, on, 0.3)
    for child in _together(rng, person, on):
        child.scenario = "vanished_told"
        ended = acts.leave_school(world, rng, child, on, ground=rng.choice(["h", "i", "g", ""]))
        lose(child, "whereabouts_unknown", on, found, watched=_at(ended))
        if ended:
            _return(world, rng, child, ended.school, found)


def _vanish_silently(world: World, rng: Random, person: Person, on: date) -> None:
    """The name goes from the roll and no return is made."""
    found = _found(world, rng, on, 0.3)
    for child in _together(rng, person, on):
        child.scenario = "vanished_silently"
        ended = acts.leave_school(world, rng, child, on, silent=True)
        if ended:
            lose(child, "unaccounted", on, found, watched=_at(ended))
            _return(world, rng, child, ended.school, found)


def _off_roll_to_home(world: World, rng: Random, person: Person, on: date) -> None:
    """The school says "home education"; no parent has written and nobody is teaching."""
    person.scenario = "off_rolled_to_home"
    said = {"destination_kind": "home_education"}
    ended = acts.leave_school(world, rng, person, on, ground="f", destination=said)
    if ended:
        lose(person, "unaccounted", on, watched=_at(ended))


def _false_destination(world: World, rng: Random, person: Person, on: date) -> None:
    """The school names a destination that never sees the child."""
    person.scenario = "false_destination"
    group = terms.year_group(person.born, on)
    fits = [s for s in world.schools.taking("own", group) if person.enrolment(on) is None or
            s is not person.enrolment(on).school]  # type: ignore[union-attr]  # fmt: skip
    if fits and rng.random() < 0.6:
        school = rng.choice(fits)
        starts = on + timedelta(days=3)
        acts.leave_school(world, rng, person, on, destination=acts.to_school(school, starts))
        lose(person, "whereabouts_unknown", on, watched=[school.laestab], watched_from=starts)
        return
    la = rng.choice(acts.FAR_AUTHORITIES)
    acts.leave_school(
        world, rng, person, on, ground="g", destination={"destination_kind": "other_la", "destination_la": la}
    )
    lose(person, "whereabouts_unknown", on)
    acts.answer_from(
        world, person, on + timedelta(days=15), rng.randrange(2, 6), la, "not_known", reveals=True
    )


def _stuck_between(world: World, rng: Random, person: Person, on: date) -> None:
    """Left one of our schools after a move across the borough, and was refused a place at the next."""
    person.scenario = "place_refused"
    ended = acts.leave_school(world, rng, person, on, ground="g", destination={"destination_kind": "unknown"})
    received = terms.weekday(on + timedelta(days=3))
    decided = terms.add_school_days(received, rng.randrange(8, 15))
    reason = rng.choice(["year group full", "prejudice to others"])
    acts.apply(world, rng, person, received, outcome="refused", reason=reason, decided=decided)
    found = _found(world, rng, on, 0.4)
    lose(person, "awaiting_place", on, found, watched=_at(ended))
    group = terms.year_group(person.born, found) if found else 12
    if found and group <= 11:
        world.schooling.go_on(person, world.schooling.choose(person, "own", group), found)
