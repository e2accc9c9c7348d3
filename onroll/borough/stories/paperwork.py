"""What other people notice and write down: absence, police notices, look-ups, roll checks, referrals."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

from onroll.borough import names, terms
from onroll.borough.model import Person
from onroll.borough.stories import acts
from onroll.borough.suppliers.desk import resident
from onroll.borough.world import World

_CONCERNS = ["child seen at home on a school day", "family new to the street, no school known",
             "sibling says the child does not go to school", "not seen since the summer"]  # fmt: skip
_ROLES = [("Health visitor", "Anybourne Community Health"), ("Youth worker", "Lantern Project"),
          ("Housing officer", "Anybourne Borough Council"), ("Member of the public", "")]  # fmt: skip


def tell(world: World) -> None:
    """Tell of the paper that gathers round children, missing ones most of all."""
    rng = world.rng("paperwork")
    pupils = [p for p in world.people if p.enrolment(world.start) and p.enrolments[0].school.sector == "own"]
    for person in world.cast(rng, 90, pupils):
        _absence(world, rng, person)
    older = [
        p for p in world.people if terms.year_group(p.born, world.start) >= 7 and p.arrived <= world.start
    ]
    for person in world.cast(rng, 14, older):
        began = world.day(rng)
        if not resident(person, began):
            continue
        ended = began + timedelta(days=rng.randrange(60, 200)) if rng.random() < 0.4 else None
        world.tell("youth_justice", began + timedelta(days=4), person, started_on=began, ended_on=ended)
    for person in world.cast(rng, 170, [p for p in world.people if p.born < world.start]):
        on = world.day(rng, max(world.start, person.arrived))
        if resident(person, on):
            _police(world, rng, person, on)
    for person in world.people:
        if person.missing:
            _round_the_missing(world, rng, person)
    _roll_checks(world, rng)


def _absence(world: World, rng: Random, person: Person) -> None:
    first = terms.school_day(world.day(rng, last=world.end - timedelta(days=30)))
    at = person.enrolment(first)
    if at and at.until > first + timedelta(days=30):
        days, codes = rng.choice([(10, "O"), (10, "G"), (15, "I"), (20, "O")])
        told = terms.add_school_days(first, days)
        world.tell("absences", told, person, laestab=at.school.laestab, first_day=first, school_days=days,
                   codes=codes, authorised="Y" if codes == "I" else "N")  # fmt: skip


def _police(world: World, rng: Random, person: Person, on: date) -> None:
    world.tell("police_notices", on + timedelta(days=rng.randrange(1, 4)), person, notice_ref=world.ref("PPN"),
               notice_on=on)  # fmt: skip


def _round_the_missing(world: World, rng: Random, person: Person) -> None:
    missing = person.missing
    if missing is None or person.scenario == "failed_to_track":
        return
    if missing.until and (missing.until - missing.first).days < 30:
        return
    last = missing.until or world.end
    some_day = world.day(rng, missing.first + timedelta(days=10), last - timedelta(days=1))
    if rng.random() < 0.12 and some_day < last:
        _police(world, rng, person, some_day)
    if rng.random() < 0.2 and missing.first + timedelta(days=15) < last:
        _refer(world, rng, person, some_day)
    gone = person.scenario in ("vanished_told", "vanished_silently", "false_destination", "moved_away_untold")
    if gone and person.enrolments and rng.random() < 0.7:
        looked = terms.weekday(missing.first + timedelta(days=rng.randrange(15, 40)))
        stale = rng.random() < 0.3
        before = person.enrolments[-1].school.laestab if stale else ""
        world.tell("pupil_lookup", looked, person, looked_up_on=looked, service=rng.choice(["GIAP", "S2S"]),
                   found="yes" if stale else "no", laestab=before,
                   as_at=missing.first - timedelta(days=60) if stale else None)  # fmt: skip
    if person.scenario == "vanished_silently" and person.enrolments and rng.random() < 0.5:
        asked = terms.school_day(missing.first + timedelta(days=20))
        world.tell("roll_check", terms.add_school_days(asked, 5), person, reveals=True, asked_on=asked,
                   laestab=person.enrolments[-1].school.laestab, answer="left")  # fmt: skip


def _refer(world: World, rng: Random, person: Person, on: date) -> None:
    role, organisation = rng.choice(_ROLES)
    origin = names.origin(rng)
    seen = on - timedelta(days=rng.randrange(1, 20))
    last_school = person.enrolments[-1].school.name if person.enrolments and rng.random() < 0.5 else ""
    world.tell("referrals", on + timedelta(days=1), person, reveals=True, referred_on=on, role=role,
               organisation=organisation, last_school=last_school, last_seen_on=seen,
               referrer=f"{names.forename(rng, origin, rng.choice('FM'))} {names.surname(rng, origin)}",
               concerns=rng.choice(_CONCERNS), immediate_risk="yes" if rng.random() < 0.1 else "no")  # fmt: skip


def _roll_checks(world: World, rng: Random) -> None:
    """Each September our list of expected Year 7s goes out; schools tick who has come and who has not."""
    for year in range(world.start.year, world.end.year + 1):
        asked = terms.school_day(date(year, 9, 22))
        if not world.start < asked <= world.end:
            continue
        for person in world.people:
            places = [
                s for response, s, starts in person.offers if response == "accepted" and starts.year == year
            ]
            if not places or terms.year_group(person.born, asked) != 7 or not acts.lives_here(person):
                continue
            at = person.enrolment(asked)
            came = at is not None and at.school is places[-1]
            if places[-1].sector == "own" and rng.random() < (0.05 if came else 0.5):
                world.tell(
                    "roll_check", terms.add_school_days(asked, rng.randrange(3, 9)), person, reveals=not came,
                    laestab=places[-1].laestab, asked_on=asked, answer="on_roll" if came else "never_here",
                    starting_day=at.first if came and at else None,
                )  # fmt: skip
