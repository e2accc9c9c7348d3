"""The people, homes, schools and happenings of the borough, as they really are."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any

HOME_LA = "899"
NEIGHBOURS = {"898": "Westshire", "897": "Port Orrin"}

Fields = dict[str, Any]
"""One row's values by column name: text, dates and whole numbers."""


@dataclass(slots=True)
class School:
    """A school: which year groups it teaches (0 is Reception, -1 nursery), where it is and whose it is."""

    laestab: str
    urn: str
    name: str
    kind: str  # infant, junior, primary, secondary, special, pru, independent
    low: int
    high: int
    district: str
    postcode: str
    number: int
    pair: str = ""  # an infant school's junior school

    @property
    def la(self) -> str:
        """The authority the school is in."""
        return self.laestab[:3]

    @property
    def sector(self) -> str:
        """Whose school it is: our own, independent, or a neighbour's."""
        if self.la != HOME_LA:
            return "neighbour"
        return "independent" if self.kind == "independent" else "own"


@dataclass(slots=True)
class Home:
    """A house or flat, and the authority it stands in."""

    address1: str
    address2: str
    town: str
    postcode: str
    la: str
    uprn: str


@dataclass(slots=True)
class Household:
    """A family under one roof: who the grown-ups are and where they have lived, in order."""

    number: int
    origin: str
    surname: str
    parents: list[tuple[str, str]]  # name, phone
    email: str
    homes: list[tuple[date, Home]]
    people: list[Person] = field(default_factory=list)
    on_benefits: bool = False
    council_tenant: bool = False

    def home(self, on: date) -> tuple[int, Home]:
        """Where the family lives on a day, and which of their homes that is (0 is the first)."""
        at = 0
        for place, (since, _) in enumerate(self.homes):
            if since <= on:
                at = place
        return at, self.homes[at][1]

    def known_home(self, on: date) -> int:
        """The last of the family's homes up to a day of which anybody here has the address."""
        at, home = self.home(on)
        return at if home.address1 else max(0, at - 1)


@dataclass(slots=True)
class Enrolment:
    """A name on a school's register, from its first day to the day it is deleted (not included)."""

    school: School
    first: date
    until: date
    ground: str = ""
    destination: Fields | None = None  # what the school says of where the child went; None: it says nothing
    returned_on: date | None = None  # the day the leaver's return was sent; None: never sent
    joiner: bool = False  # whether the joining is reported


@dataclass(slots=True)
class Spell:
    """A stretch of days in one of the positions that is not a school roll."""

    position: str
    first: date
    until: date | None = None

    def covers(self, on: date) -> bool:
        """Whether the day falls in the stretch."""
        return self.first <= on and (self.until is None or on < self.until)


@dataclass(slots=True)
class News:
    """Something a supplier will write one row about, on the day it reaches their outgoing list."""

    source: str
    on: date
    person: Person
    fields: Fields
    reveals: bool = False
    bare: bool = False  # written with the sender's key only, without the child's name


@dataclass(slots=True)
class Missing:
    """A stretch during which a child of school age truly is without education, and what will show it.

    `shown_by`: `flag` (a row that says so, or a watched school's whole roll without them),
    `row` (any row about the child within the stretch), `day` (the first day of the stretch by which any row about the
    child had come).
    """

    first: date
    until: date | None
    shown_by: str = "flag"
    watched: list[str] = field(default_factory=list)
    watched_from: date = date.min  # rolls drawn up before this day show nothing
    shown_at: str = ""
    shown_in: str = ""


@dataclass(slots=True)
class Person:
    """A child, as they really are."""

    number: int
    household: Household
    sex: str
    born: date
    forename: str
    middle: str
    surname: str
    school_age_from: date
    school_age_until: date  # the first day after compulsory school age
    upns: list[tuple[date, str]] = field(default_factory=list)
    former_upn_told: bool = True
    nhs: str = ""
    twin_of: str = ""
    scenario: str = "steady"
    arrived: date = date.min
    died: date | None = None
    sector: str = "own"
    former_surname: str = ""
    renamed_on: date | None = None
    enrolments: list[Enrolment] = field(default_factory=list)
    spells: list[Spell] = field(default_factory=list)
    missing: Missing | None = None
    offers: list[tuple[str, School, date]] = field(default_factory=list)  # response, school, first day
    first_seen: str = ""
    same_as: str = ""

    @property
    def pid(self) -> str:
        """The person's key in the truth files."""
        return f"P{self.number:06d}"

    def enrolment(self, on: date) -> Enrolment | None:
        """The school register the child is on that day."""
        for enrolment in self.enrolments:
            if enrolment.first <= on < enrolment.until:
                return enrolment
        return None

    def upn(self, on: date) -> str:
        """The pupil number in use on a day, or nothing."""
        number = ""
        for since, upn in self.upns:
            if since <= on:
                number = upn
        return number

    def surname_on(self, on: date) -> str:
        """The surname used on a day."""
        before = self.renamed_on is not None and on < self.renamed_on
        return self.former_surname if before else self.surname

    def of_school_age(self, on: date) -> bool:
        """Whether the day lies within compulsory school age."""
        return self.school_age_from <= on < self.school_age_until
