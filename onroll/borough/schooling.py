"""Where each child goes to school when nothing happens: nursery class, infant, junior, primary, secondary."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

from onroll.borough import terms
from onroll.borough.model import Enrolment, Person, School
from onroll.borough.schools import Schools
from onroll.facts.identifiers import make_upn

_SECTORS = {
    "primary": (("own", 0.895), ("independent", 0.045), ("neighbour", 0.045), ("special", 0.015)),
    "secondary": (("own", 0.835), ("independent", 0.07), ("neighbour", 0.075), ("special", 0.02)),
}


@dataclass(slots=True)
class Schooling:
    """Chooses schools, keeps brothers and sisters together, and gives out pupil numbers."""

    schools: Schools
    rng: Random
    start: date
    chosen: dict[tuple[int, str, bool], School] = field(default_factory=dict)
    serials: dict[tuple[str, int], int] = field(default_factory=dict)

    def choose(self, person: Person, sector: str, group: int, *, apart_from: str = "") -> School:
        """A school of the sector that teaches the year group, the family's own one if it can be."""
        key = (person.household.number, sector, group > 6)
        usual = self.chosen.get(key)
        if (
            usual
            and usual.low <= group <= usual.high
            and usual.laestab != apart_from
            and self.rng.random() < 0.92
        ):
            return usual
        if sector == "special":
            return self.rng.choice(self.schools.of("own", "special"))
        fits = [s for s in self.schools.taking(sector, group) if s.laestab != apart_from]
        district = person.household.homes[0][1].postcode.split(" ")[0]
        weights = [6 if s.district == district else 1 for s in fits]
        school = self.rng.choices(fits, weights=weights)[0]
        self.chosen[key] = school
        return school

    def sector(self, person: Person, phase: str) -> str:
        """Whose school a child goes to for a phase; children from outside are here because they are on our rolls."""
        if person.household.homes[0][1].la != "899":
            return "own"
        names = [name for name, _ in _SECTORS[phase]]
        weights = [weight for _, weight in _SECTORS[phase]]
        return self.rng.choices(names, weights=weights)[0]

    def plan(self, person: Person) -> None:
        """A child's whole schooling from nursery to Year 11, as it would go if nothing happened."""
        first = self.sector(person, "primary")
        later = first if first == "special" or self.rng.random() < 0.55 else self.sector(person, "secondary")
        if first == "independent" and later == "own" and self.rng.random() < 0.5:
            later = first
        person.sector = first if terms.year_group(person.born, self.start) < 7 else later
        if first == "own" and self.rng.random() < 0.25:
            self._nursery(person)
        self.attend(person, first, 0)
        self.attend(person, later, 7)

    def attend(self, person: Person, sector: str, group: int, *, since: date | None = None) -> None:
        """Enrol a child from a year group (or a day within it) to the end of that phase."""
        top = 6 if group < 7 else 11
        school: School | None = None
        while group <= top:
            onward = school.pair if school and self.rng.random() < 0.85 else ""
            school = self.schools.with_key(onward) if onward else self.choose(person, sector, group)
            self.enrol(person, school, max(since or date.min, terms.autumn(person.born, group)))
            group = school.high + 1

    def enrol(self, person: Person, school: School, first: date, *, joiner: bool = False) -> Enrolment:
        """Put a child on a school's register until its top year group is over."""
        until = min(terms.autumn(person.born, school.high + 1), terms.autumn(person.born, 12))
        enrolment = Enrolment(school, first, until, joiner=joiner)
        person.enrolments.append(enrolment)
        return enrolment

    def leave(self, person: Person, on: date) -> Enrolment | None:
        """End a child's schooling on a day: what was to come is no longer so. Gives the enrolment that ended."""
        ended = person.enrolment(on - timedelta(days=1))
        person.enrolments = [e for e in person.enrolments if e.first < on]
        if ended and ended.until > on:
            ended.until = on
        return ended

    def go_on(self, person: Person, school: School, first: date, *, joiner: bool = True) -> Enrolment:
        """Start at a school on a day, and go on from it to the next phase in due course."""
        enrolment = self.enrol(person, school, first, joiner=joiner)
        if school.high < 6:
            self.attend(person, "own", school.high + 1)
        if school.high < 11:
            self.attend(person, self.sector(person, "secondary"), 7)
        return enrolment

    def number(self, person: Person, school: School, year: int, *, temporary: bool = False) -> str:
        """A new pupil number, given out by a school in a year."""
        key = (school.laestab + ("T" if temporary else ""), year % 100)
        serial = self.serials[key] = self.serials.get(key, 0) + 1
        estab = school.laestab[3:]
        if temporary:
            letter = "ABCDEFGHJKLMNPQRTUVWXYZ"[serial // 100 % 23]
            return make_upn(school.la, estab, year, serial % 100, temporary=letter)
        if serial > 999:
            estab = f"{int(estab) + 5000:04d}"[-4:]
        return make_upn(school.la, estab, year, serial % 1000)

    def _nursery(self, person: Person) -> None:
        with_nursery = [s for s in self.schools.of("own", "primary", "infant") if s.low < 0]
        if not with_nursery:
            return
        school = self.rng.choice(with_nursery)
        if self.rng.random() < 0.7:
            self.chosen.setdefault((person.household.number, "own", False), school)
        person.enrolments.append(
            Enrolment(school, terms.autumn(person.born, -1), terms.autumn(person.born, 0))
        )


def give_numbers(schooling: Schooling, people: list[Person]) -> None:
    """Give every child a pupil number at their first state school, and a few of them a second by mistake."""
    for person in people:
        if person.upns:
            continue
        state = [e for e in person.enrolments if e.school.sector != "independent"]
        if state:
            first = min(state, key=lambda e: e.first)
            person.upns.append((first.first, schooling.number(person, first.school, first.first.year)))
        if len(state) > 1 and schooling.rng.random() < 0.006:
            again = state[1]
            person.upns.append((again.first, schooling.number(person, again.school, again.first.year)))
            person.former_upn_told = schooling.rng.random() < 0.4
