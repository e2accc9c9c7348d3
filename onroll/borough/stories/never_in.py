"""Children who never got in: turned five and never started, arrived and found no school, or come back from nowhere."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

from onroll.borough import terms
from onroll.borough.model import Person, Spell
from onroll.borough.stories import acts
from onroll.borough.stories.moving import come_to_live
from onroll.borough.world import World, lose


def tell(world: World) -> None:
    """Tell of the never started, the newly come and the lost who return."""
    rng = world.rng("never in")
    for person in world.cast(rng, 5, world.free(lambda p: _turns_five(world, p))):
        _never_start(world, rng, person)
    for number, act in ((3, _arrive_and_nothing), (2, _arrive_and_refused), (3, _arrive_and_not_start)):
        for person in world.cast(rng, number, acts.of_school_age(world, world.start)):
            on = world.day(rng, world.start + timedelta(days=40), world.end - timedelta(days=25))
            if person.school_age_until > on:
                act(world, rng, person, on)
    for nth, person in enumerate(world.cast(rng, 6, acts.of_school_age(world, world.start))):
        _lost_before(world, rng, person, back=nth % 2 == 0)


def _turns_five(world: World, person: Person) -> bool:
    starts = person.school_age_from
    return world.start < starts <= world.end and acts.lives_here(person) and person.born < world.start


def _never_start(world: World, rng: Random, person: Person) -> None:
    """Known to the health visitors, of school age, and on no register."""
    person.scenario = "never_started"
    person.enrolments = []
    on = person.school_age_from
    found = terms.add_school_days(on, rng.randrange(20, 70)) if rng.random() < 0.3 else None
    found = found if found and found < world.end else None
    lose(person, "unaccounted", on, found, shown_by="day")
    if found:
        school = world.schooling.choose(person, "own", terms.year_group(person.born, found))
        world.schooling.go_on(person, school, found)


def _come(world: World, rng: Random, person: Person, on: date, scenario: str) -> None:
    for child in person.household.people:
        child.scenario = scenario if child is person else "arrived_with_family"
        younger = terms.year_group(child.born, on) < 0
        come_to_live(world, rng, child, on, abroad=True)
        if younger and child.born < on:
            world.schooling.attend(child, "own", 0)
        elif child is not person and child.born < on and on < child.school_age_until:
            starts = terms.add_school_days(on, 12)
            group = terms.year_group(child.born, starts)
            if group <= 11:
                lose(child, "awaiting_place", on, starts, shown_by="day")
                world.schooling.go_on(child, world.schooling.choose(child, "own", group), starts)


def _arrive_and_nothing(world: World, rng: Random, person: Person, on: date) -> None:
    """Came to live here, and nobody has asked for a school."""
    _come(world, rng, person, on, "arrived_no_school")
    lose(person, "unaccounted", on, shown_by="day")


def _arrive_and_refused(world: World, rng: Random, person: Person, on: date) -> None:
    """Came to live here, applied, and was refused or is still waiting."""
    _come(world, rng, person, on, "arrived_refused")
    received = terms.weekday(on + timedelta(days=rng.randrange(3, 20)))
    decided = terms.add_school_days(received, rng.randrange(8, 16)) if rng.random() < 0.6 else None
    acts.apply(world, rng, person, received, outcome="refused", reason="year group full", decided=decided)
    lose(person, "awaiting_place", on, shown_by="day")


def _arrive_and_not_start(world: World, rng: Random, person: Person, on: date) -> None:
    """Came to live here, was offered a place, and has not come to it."""
    _come(world, rng, person, on, "offered_not_started")
    received = terms.weekday(on + timedelta(days=rng.randrange(3, 12)))
    decided = terms.add_school_days(received, rng.randrange(4, 12))
    starts = terms.add_school_days(decided, 5)
    group = terms.year_group(person.born, starts)
    if group > 11:
        return
    school = world.schooling.choose(person, "own", group)
    ref = acts.apply(world, rng, person, received, outcome="offered", decided=decided)
    acts.offer(world, rng, person, ref, school, decided, starts, rng.choice(["accepted", "none"]))
    lose(person, "awaiting_place", on, decided, shown_by="day")
    lose(person, "offered_not_started", decided)
    if person.missing:
        person.missing.until = None


def _lost_before(world: World, rng: Random, person: Person, *, back: bool) -> None:
    """Closed as failed to track by the earlier system; one in two comes back to the borough."""
    closed = world.start - timedelta(days=rng.randrange(60, 500))
    world.tell("closures", world.start, person, reveals=not back, closed_on=closed, reason="failed_to_track",
               evidence=rng.choice(["all sixteen enquiries made", "home visit, neighbours, border check"]))  # fmt: skip
    before = person.enrolment(world.start)
    if before:
        person.upns = [(date.min, world.schooling.number(person, before.school, before.first.year))]
    person.enrolments = []
    if not back:
        person.scenario = "failed_to_track"
        lose(person, "failed_to_track", world.start, shown_by="flag")
        return
    person.scenario = "reappears"
    on = terms.school_day(world.day(rng, world.start + timedelta(days=60), world.end - timedelta(days=20)))
    person.spells.append(Spell("lives_elsewhere", date.min, on))
    starts = terms.add_school_days(on, rng.randrange(5, 20))
    group = terms.year_group(person.born, starts)
    keeps_out = rng.random() < 0.4 or group > 11
    lose(person, "unaccounted", on, None if keeps_out else starts, shown_by="row")
    person.arrived = on
    if not keeps_out:
        world.schooling.go_on(person, world.schooling.choose(person, "own", group), starts)
