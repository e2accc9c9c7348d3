"""Our own schools' rolls, half-termly: most on time, some weeks late, one or two never sent."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

from onroll.borough import terms
from onroll.borough.clerk import SCHOOL_COLUMNS, Clerk, Habits
from onroll.borough.model import Enrolment, Fields, Person, School
from onroll.borough.post import STYLES, Delivery
from onroll.borough.suppliers import desk, school_census
from onroll.borough.suppliers.school_census import sends_census
from onroll.borough.world import World

SOURCE = "school_roll"
COLUMNS = ("laestab", "as_at", "entry_date", "enrol_status", "nc_year", "part_time")
HABITS = Habits(SCHOOL_COLUMNS, upn=0.968, stale=0.25, careless=0.02)
LATE = 0.1


@dataclass(slots=True)
class Office:
    """A school's office: its pupils past and to come, its clerk, and how its computer writes files."""

    school: School
    clerk: Clerk
    pupils: list[tuple[Person, Enrolment]] = field(default_factory=list)

    def roll(self, as_at: date) -> list[tuple[Person, Enrolment]]:
        """Who is on the register on a day."""
        return [(p, e) for p, e in self.pupils if e.first <= as_at < e.until]


def offices(world: World, sector: str, habits: Habits, source: str) -> list[Office]:
    """An office for every school of a sector."""
    found = {
        s.laestab: Office(s, desk.clerk(world, source, habits, f"{s.laestab[3:]}-", s.laestab))
        for s in world.schools.all if s.sector == sector
    }  # fmt: skip
    for person in world.people:
        for enrolment in person.enrolments:
            if enrolment.school.laestab in found:
                found[enrolment.school.laestab].pupils.append((person, enrolment))
    return list(found.values())


def entry(person: Person, enrolment: Enrolment, as_at: date, said: Fields) -> Fields:
    """One line of a roll."""
    group = terms.year_group(person.born, as_at)
    shown = {0: "R", -1: "N2", -2: "N1"}.get(group, str(group))
    if enrolment.school.number % 3 == 1 and group > 0:
        shown = f"Y{group}"
    return {
        **said, "laestab": enrolment.school.laestab, "urn": enrolment.school.urn, "as_at": as_at,
        "entry_date": enrolment.first, "enrol_status": "C", "nc_year": shown,
        "part_time": "Y" if group < 0 else "N",
    }  # fmt: skip


def send(world: World) -> Iterator[Delivery]:
    """Every half-term's rolls."""
    rng, schools = world.rng("rolls"), offices(world, "own", HABITS, SOURCE)
    skipped = _never_sent(world, rng, schools)
    for half_term in terms.roll_days(world.start, world.end):
        trust: list[tuple[Office, date]] = []
        for office in schools:
            as_at = terms.weekday(half_term.first + timedelta(days=rng.randrange(half_term.spread)))
            if half_term.name == "opening":
                as_at = half_term.first
            arrives = _arrival(world, rng, half_term.name, as_at)
            if (half_term.name, office.school.laestab) in skipped:
                continue
            if office.school.number % 5 == 3:
                trust.append((office, half_term.first))
            elif arrives <= world.end and sends_census(office.school, half_term.name):
                yield from school_census.files(office.school, office.clerk, office.pupils, as_at, arrives)
            elif arrives <= world.end:
                yield from _files([(office, as_at)], arrives, office.school.laestab)
        together = terms.weekday(half_term.first + timedelta(days=half_term.spread + 2))
        together = world.start if half_term.name == "opening" else together
        if trust and together <= world.end:
            yield from _files(trust, together, "")


def _arrival(world: World, rng: Random, name: str, as_at: date) -> date:
    if name == "opening":
        return world.start
    days = rng.randrange(14, 30) if rng.random() < LATE else rng.randrange(1, 8)
    return terms.weekday(max(world.start, as_at + timedelta(days=days)))


def _never_sent(world: World, rng: Random, schools: list[Office]) -> set[tuple[str, str]]:
    """One half-term's roll of about one school in eight is never sent; a secondary's autumn roll always is."""
    small = [o.school.laestab for o in schools if o.school.kind in ("primary", "junior", "infant")]
    names = [day.name for day in terms.roll_days(world.start, world.end)][1:]
    if not names:
        return set()
    return {(rng.choice(names), laestab) for laestab in rng.sample(small, max(1, len(small) // 8))}


def _files(rolls: list[tuple[Office, date]], arrives: date, school: str) -> Iterator[Delivery]:
    rows, people = [], []
    for office, as_at in rolls:
        for person, enrolment in office.roll(as_at):
            rows.append(entry(person, enrolment, as_at, office.clerk.record(person, as_at)))
            people.append(person)
    if not rows:
        return
    number = rolls[0][0].school.number
    columns = [*HABITS.columns, *COLUMNS]
    if number % 2 and school:
        columns[columns.index("laestab")] = "urn"
    if len(rolls) == 1 and number % 4 == 2:
        columns.remove("as_at")
    yield Delivery(
        SOURCE, arrives, columns, rows, people, STYLES[number % len(STYLES)], as_at=rolls[0][1], school=school,
        hour=11, whole=[office.school.laestab for office, _ in rolls],
    )  # fmt: skip
