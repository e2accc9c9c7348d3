"""The yearly rounds: Reception, junior and secondary places are applied for, offered, accepted, and sometimes lost."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from onroll.borough import terms
from onroll.borough.model import Enrolment, Fields, Person, School
from onroll.borough.stories import acts
from onroll.borough.world import World, lose


@dataclass(frozen=True, slots=True)
class Round:
    """One normal round of admissions for a September."""

    name: str
    prefix: str
    group: int
    year: int

    @property
    def opens(self) -> date:
        """1 September of the year of entry."""
        return date(self.year, 9, 1)


def tell(world: World) -> None:
    """Tell every round whose September falls within the story, or whose offers do."""
    rng = world.rng("phase transfer")
    for year in range(world.start.year, world.end.year + 2):
        rounds = (Round("secondary", f"S{year % 100}-", 7, year), Round("reception", f"R{year % 100}-", 0, year),
                  Round("junior", f"J{year % 100}-", 3, year))  # fmt: skip
        for this in rounds:
            if world.start < this.opens and terms.closing_day(this.name, year) <= world.end:
                _round(world, rng, this)


def _round(world: World, rng: Random, this: Round) -> None:
    transferring = [p for p in world.people if _transfers(p, this)]
    lost = set()
    if this.group == 7 and this.opens <= world.end:
        able = world.free(lambda p: _transfers(p, this) and _own(p.enrolment(this.opens)))
        for nth, person in enumerate(world.cast(rng, 6, able)):
            lost.add(person.number)
            _lose(world, rng, this, person, ("accepted", "none", "never")[nth % 3])
        for person in world.cast(rng, 10, [p for p in able if p.number not in lost]):
            _start_late(world, rng, this, person)
    for person in transferring:
        if person.number not in lost:
            _ordinary(world, rng, this, person)


def _own(enrolment: Enrolment | None) -> bool:
    return enrolment is not None and enrolment.school.sector == "own" and enrolment.school.kind != "special"


def _transfers(person: Person, this: Round) -> bool:
    if terms.year_group(person.born, this.opens) != this.group or not acts.lives_here(person):
        return False
    if this.group == 3:
        before = person.enrolment(date(this.year, 7, 1))
        return before is not None and before.school.kind == "infant"
    return True


def _ordinary(world: World, rng: Random, this: Round, person: Person) -> None:
    enrolment = person.enrolment(this.opens)
    offered = terms.offer_day(this.name, this.year)
    if person.arrived > offered - timedelta(days=15) or any(s.first <= offered for s in person.spells):
        return
    if enrolment is None:
        school = _any(world, rng, this) if person.spells else None
    elif enrolment.school.sector == "independent":
        school = _any(world, rng, this) if rng.random() < 0.5 else None
    else:
        school = enrolment.school
    if school is None or school.kind == "special":
        return
    response = "accepted" if enrolment is None or enrolment.school is school else "refused"
    _place(world, rng, this, person, school, response)


def _any(world: World, rng: Random, this: Round) -> School:
    return rng.choice(world.schools.taking("own", this.group))


def _place(
    world: World,
    rng: Random,
    this: Round,
    person: Person,
    school: School,
    response: str,
    *,
    applied: bool = True,
) -> None:
    """An application when it is due, its outcome on offer day, and the family's answer in the weeks after."""
    closing, offered = terms.closing_day(this.name, this.year), terms.offer_day(this.name, this.year)
    ref = world.ref(this.prefix)
    received = max(closing - timedelta(days=rng.randrange(0, 50)), person.arrived + timedelta(days=6))
    base: Fields = {"application_ref": ref, "round": this.name, "received_on": received, "authority": "899"}
    if applied:
        world.tell(
            "applications",
            max(world.start, closing, received) + timedelta(days=5),
            person,
            **base,
            outcome="pending",
        )
        world.tell("applications", max(world.start, offered), person, bare=True, **base,
                   decided_on=offered, outcome="offered")  # fmt: skip
    offer: Fields = {
        "application_ref": ref,
        "laestab": school.laestab,
        "offered_on": offered,
        "start_on": this.opens,
    }
    world.tell("offers", max(world.start, offered), person, **offer, response="none")
    person.offers.append((response, school, this.opens))
    if response != "none":
        answered = offered + timedelta(days=rng.randrange(2, 20))
        world.tell("offers", max(world.start, answered + timedelta(days=2)), person, bare=rng.random() < 0.6,
                   **offer, response=response, responded_on=answered)  # fmt: skip
    _give_back(world, this, person, offer, rng)


def _give_back(world: World, this: Round, person: Person, offer: Fields, rng: Random) -> None:
    """A family that told its school of the move gives the place back too."""
    moved = [s.first for s in person.spells if s.position in ("lives_elsewhere", "moved_abroad")]
    if person.scenario == "moved_away_told" and moved and moved[0] <= this.opens:
        answered = offer["offered_on"] + timedelta(days=25)
        told = terms.weekday(max(moved[0], answered) + timedelta(days=rng.randrange(2, 20)))
        world.tell("offers", told + timedelta(days=1), person, bare=rng.random() < 0.5, **offer,
                   response="accepted", withdrawn_on=told)  # fmt: skip


def _lose(world: World, rng: Random, this: Round, person: Person, how: str) -> None:
    """A child who does not go on: an accepted place not taken, an allocated one ignored, or nothing at all."""
    person.scenario = f"phase_lost_{how}"
    enrolment = person.enrolment(this.opens)
    world.schooling.leave(person, this.opens)
    school = enrolment.school if enrolment else _any(world, rng, this)
    found = terms.add_school_days(this.opens, rng.randrange(25, 50)) if rng.random() < 0.25 else None
    if found and found < world.end:
        world.schooling.go_on(person, school, found)
    else:
        found = None
    if how == "never":
        lose(person, "unaccounted", this.opens, found, shown_by="day")
        return
    _place(world, rng, this, person, school, how, applied=how == "accepted")
    shown_by = "flag" if how == "accepted" else "day"
    lose(person, "offered_not_started", this.opens, found, shown_by=shown_by, watched=[school.laestab])
    if rng.random() < 0.6:
        told = terms.add_school_days(this.opens, rng.randrange(5, 12))
        world.tell("no_shows", told, person, reveals=True, laestab=school.laestab, expected_on=this.opens,
                   contact_made="no", reason=rng.choice(["", "no reply to calls", "letter returned"]))  # fmt: skip


def _start_late(world: World, rng: Random, this: Round, person: Person) -> None:
    """A child who starts two to five weeks into the term; the school reports a no-show and then a joiner."""
    person.scenario = "started_late"
    enrolment = person.enrolment(this.opens)
    if enrolment is None:
        return
    enrolment.first = terms.add_school_days(this.opens, rng.randrange(10, 25))
    enrolment.joiner = True
    lose(person, "offered_not_started", this.opens, enrolment.first, watched=[enrolment.school.laestab])
    told = terms.add_school_days(this.opens, 6)
    world.tell("no_shows", told, person, reveals=True, laestab=enrolment.school.laestab, expected_on=this.opens,
               contact_made="yes", reason="extended holiday")  # fmt: skip
