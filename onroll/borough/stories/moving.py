"""People move: within the borough, into it, out of it, and from one of its schools to another."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

from onroll.borough import terms
from onroll.borough.model import Household, Person, School, Spell
from onroll.borough.places import DISTRICTS
from onroll.borough.stories import acts
from onroll.borough.world import World, lose

_INSIDE = [d for d, la in DISTRICTS.items() if la == "899"]


def tell(world: World) -> None:
    """Tell the moves: out first, then in, then about."""
    rng = world.rng("moving")
    for told, number in ((True, 34), (False, 5)):
        for household in world.cast(rng, number, _whole_families(world)):
            _away(world, rng, household, told)
    for household in world.cast(rng, 62, _whole_families(world)):
        _arrive(world, rng, household)
    for person in world.cast(rng, 55, acts.of_school_age(world, world.start)):
        _change_school(world, rng, person)
    settled = [h for h in world.households if all(p.scenario == "steady" for p in h.people)]
    for household in world.cast(rng, 300, settled):
        _move_house(world, rng, household)


def _whole_families(world: World) -> list[Household]:
    free = {id(p.household): p.household for p in acts.of_school_age(world, world.start)}
    return list(free.values())


def _summer_or_any(world: World, rng: Random) -> date:
    """Half of all moves fall in the six weeks of summer."""
    summers = [y for y in range(world.start.year, world.end.year + 1)
               if world.start <= date(y, 7, 20) and date(y, 8, 31) <= world.end]  # fmt: skip
    if summers and rng.random() < 0.5:
        return world.day(rng, date(summers[0], 7, 20), date(summers[-1], 8, 31))
    return world.day(rng, world.start + timedelta(days=20), world.end - timedelta(days=3))


def _away(world: World, rng: Random, household: Household, told: bool) -> None:
    on, destination = _summer_or_any(world, rng), acts.elsewhere(rng)
    name = "moved_away_told" if told else "moved_away_untold"
    asked, weeks = terms.school_day(on + timedelta(days=10)), rng.randrange(3, 8)
    answered = rng.random() < (0.9 if told else 0.7)
    for person in household.people:
        person.scenario = name
        silent = not told and rng.random() < 0.4
        ended = acts.leave_school(
            world, rng, person, on, ground="g", destination=destination if told else None, silent=silent
        )
        acts.move_away(world, rng, person, on, destination)
        if ended and answered:
            acts.hear_from_afar(world, rng, person, asked, weeks, destination)


def _arrive(world: World, rng: Random, household: Household) -> None:
    on, abroad = _summer_or_any(world, rng), rng.random() < 0.5
    for person in household.people:
        person.scenario = "arrived_and_placed"
        come_to_live(world, rng, person, on, abroad=abroad)
        if person.born < on and terms.year_group(person.born, on) >= 0 and on < person.school_age_until:
            _find_place(world, rng, person, on)
        elif person.born < on and terms.year_group(person.born, on) < 0:
            world.schooling.attend(person, "own", 0)
            world.schooling.attend(person, "own", 7)


def come_to_live(world: World, rng: Random, person: Person, on: date, *, abroad: bool) -> None:
    """A child comes to live in the borough on a day, with whatever pupil number they had before."""
    if person.born >= on:
        return
    had_school = terms.year_group(person.born, on) >= 0 and not abroad
    person.arrived, person.enrolments, person.upns = on, [], []
    if had_school:
        other = School(
            f"{rng.choice(acts.FAR_AUTHORITIES)}2{rng.randrange(100, 900)}", "", "", "", 0, 0, "", "", 0
        )
        year = terms.autumn(person.born, 0).year
        person.upns = [(date.min, world.schooling.number(person, other, year))]


def _find_place(world: World, rng: Random, person: Person, arrived: date) -> None:
    received = terms.weekday(arrived + timedelta(days=rng.randrange(2, 12)))
    decided = terms.add_school_days(received, rng.randrange(4, 15))
    starts = terms.add_school_days(decided, rng.randrange(3, 10))
    group = terms.year_group(person.born, starts)
    if group > 11:
        return
    school = world.schooling.choose(person, "own", group)
    ref = acts.apply(world, rng, person, received, outcome="offered", decided=decided)
    acts.offer(world, rng, person, ref, school, decided, starts)
    lose(person, "awaiting_place", received, starts, shown_by="day")
    person.spells.insert(0, Spell("offered_not_started", decided, starts))
    if person.missing:
        person.missing.first = max(arrived, person.school_age_from)
    enrolment = world.schooling.go_on(person, school, starts, joiner=rng.random() < 0.85)
    _number_on_joining(world, rng, person, enrolment.school, starts)


def _number_on_joining(world: World, rng: Random, person: Person, school: School, starts: date) -> None:
    """The new school knows the old number, or makes a temporary one until it does."""
    if person.upns and rng.random() < 0.75:
        return
    old = person.upns[0][1] if person.upns else world.schooling.number(person, school, starts.year)
    if person.upns or rng.random() < 0.3:
        temporary = world.schooling.number(person, school, starts.year, temporary=True)
        known = starts + timedelta(days=rng.randrange(30, 120))
        person.upns = [(starts, temporary), (known, old)]
        person.former_upn_told = rng.random() < 0.6
    else:
        person.upns = [(starts, old)]


def _change_school(world: World, rng: Random, person: Person) -> None:
    on = terms.school_day(world.day(rng, world.start + timedelta(days=30), world.end - timedelta(days=5)))
    current = person.enrolment(on)
    if not current or not person.of_school_age(on):
        return
    group = terms.year_group(person.born, on)
    fits = [s for s in world.schools.taking("own", group) if s is not current.school]
    if not fits or on >= person.school_age_until:
        return
    school = rng.choice(fits)
    person.scenario = "changed_school"
    decided = on - timedelta(days=rng.randrange(8, 20))
    ref = acts.apply(world, rng, person, decided - timedelta(days=14), outcome="offered", decided=decided)
    acts.offer(world, rng, person, ref, school, decided, on)
    acts.leave_school(world, rng, person, on, destination=acts.to_school(school, on))
    world.schooling.go_on(person, school, on, joiner=rng.random() < 0.8)


def _move_house(world: World, rng: Random, household: Household) -> None:
    on = world.day(rng)
    district = rng.choice(_INSIDE if household.homes[0][1].la == "899" else ["ZY7", "ZY8", "ZY9"])
    old = household.homes[-1][1]
    household.homes.append((on, world.places.home(rng, district)))
    for person in household.people:
        if household.council_tenant and person.born < on:
            told = terms.weekday(on + timedelta(days=rng.randrange(3, 25)))
            world.tell("housing", told, person, old_postcode=old.postcode, moved_on=on)
