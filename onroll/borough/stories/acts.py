"""Things people do in more than one story: leave a school, apply for a place, take it up, move away."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

from onroll.borough import terms
from onroll.borough.model import Enrolment, Fields, Home, Person, School, Spell
from onroll.borough.world import World

COUNTRIES = ["Poland", "Romania", "Pakistan", "Ireland", "Somalia", "Australia", "India", "Spain", "Germany"]
_FROM_ABROAD = ["letter from the school abroad, its telephone number checked", "reply from the embassy's school office",
                "certificate of enrolment, confirmed by e-mail with the school"]  # fmt: skip
FAR_AUTHORITIES = ["305", "330", "383", "840", "873", "919", "926", "380", "208", "316"]


def of_school_age(world: World, on: date) -> list[Person]:
    """Steady residents of school age on a day, in families without a story, on one of our own registers."""

    def fits(person: Person) -> bool:
        enrolment = person.enrolment(on)
        own = (
            enrolment is not None and enrolment.school.sector == "own" and enrolment.school.kind != "special"
        )
        return own and person.of_school_age(on) and lives_here(person) and person.arrived <= on

    return world.free(fits)


def lives_here(person: Person) -> bool:
    """Whether the family's first home in the story is inside the borough."""
    return person.household.homes[0][1].la == "899"


def leave_school(
    world: World,
    rng: Random,
    person: Person,
    on: date,
    *,
    ground: str = "a",
    destination: Fields | None = None,
    silent: bool = False,
) -> Enrolment | None:
    """A name is deleted; the school returns it within days, sometimes weeks late, or not at all."""
    ended = world.schooling.leave(person, on)
    if ended and not silent:
        ended.ground, ended.destination = ground, destination or {"destination_kind": "unknown"}
        late = rng.randrange(14, 40) if rng.random() < 0.08 else rng.randrange(0, 6)
        ended.returned_on = terms.weekday(on + timedelta(days=late))
    return ended


def to_school(school: School, starts: date) -> Fields:
    """A leaver's destination: another school, from a day."""
    return {
        "destination_kind": "school", "destination_laestab": school.laestab,
        "destination_la": school.la, "destination_start": starts,
    }  # fmt: skip


def elsewhere(rng: Random) -> Fields:
    """A leaver's destination out of the borough: another authority or another country."""
    if rng.random() < 0.6:
        return {"destination_kind": "other_la", "destination_la": rng.choice(FAR_AUTHORITIES)}
    return {"destination_kind": "abroad", "destination_country": rng.choice(COUNTRIES)}


def apply(
    world: World,
    rng: Random,
    person: Person,
    on: date,
    *,
    outcome: str = "",
    reason: str = "",
    decided: date | None = None,
) -> str:
    """An in-year application: one row when it comes, another when it is decided."""
    ref = world.ref("IY")
    base: Fields = {"application_ref": ref, "round": "in_year", "received_on": on, "authority": "899"}
    sent = terms.weekday(on + timedelta(days=rng.randrange(1, 6)))
    world.tell("applications", sent, person, reveals=True, **base, outcome="pending")
    if decided:
        told = terms.weekday(decided + timedelta(days=rng.randrange(0, 5)))
        world.tell("applications", told, person, reveals=True, bare=rng.random() < 0.3, **base,
                   decided_on=decided, outcome=outcome, refusal_reason=reason)  # fmt: skip
    return ref


def offer(
    world: World,
    rng: Random,
    person: Person,
    ref: str,
    school: School,
    offered: date,
    starts: date,
    response: str = "accepted",
) -> None:
    """A place is offered, and the family answers or does not."""
    base: Fields = {
        "application_ref": ref,
        "laestab": school.laestab,
        "offered_on": offered,
        "start_on": starts,
    }
    person.offers.append((response, school, starts))
    world.tell(
        "offers", terms.weekday(offered + timedelta(days=1)), person, reveals=True, **base, response="none"
    )
    if response != "none":
        answered = terms.weekday(offered + timedelta(days=rng.randrange(3, 10)))
        world.tell("offers", answered + timedelta(days=1), person, bare=rng.random() < 0.5, **base,
                   response=response, responded_on=answered)  # fmt: skip


def move_away(world: World, rng: Random, person: Person, on: date, destination: Fields) -> None:
    """The child goes to live outside the borough, and is at school there."""
    abroad = destination.get("destination_kind") == "abroad"
    person.spells.append(Spell("moved_abroad" if abroad else "lives_elsewhere", on))
    if person.household.homes[-1][1].la == "899":
        la = str(destination.get("destination_la", "000"))
        person.household.homes.append((on, Home("", "", "", "", la, "")))


def hear_from_afar(
    world: World, rng: Random, person: Person, asked: date, weeks: int, destination: Fields
) -> None:
    """The place where the child now lives answers our question: another authority, or a school abroad."""
    if destination["destination_kind"] == "other_la":
        la = str(destination["destination_la"])
        enrolled = rng.random() < 0.6
        school = f"{la}2{rng.randrange(100, 400)}" if enrolled else ""
        answer_from(world, person, asked, weeks, la, "enrolled" if enrolled else "known", school)
        return
    heard = terms.weekday(asked + timedelta(days=7 * weeks))
    world.tell("closures", heard + timedelta(days=1), person, closed_on=heard, reason="abroad_confirmed",
               evidence=rng.choice(_FROM_ABROAD))  # fmt: skip


def answer_from(
    world: World,
    person: Person,
    asked: date,
    weeks: int,
    la: str,
    answer: str,
    laestab: str = "",
    *,
    reveals: bool = False,
) -> None:
    """Another authority answers our question about a child."""
    answered = terms.weekday(asked + timedelta(days=7 * weeks))
    world.tell("other_authority", answered + timedelta(days=1), person, reveals=reveals, la_code=la,
               asked_on=asked, answered_on=answered, answer=answer, laestab=laestab)  # fmt: skip
