"""A clerk at a desk: what they write about each child, always the same until they hear of a change."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from random import Random

from onroll.borough import slips
from onroll.borough.model import Fields, Home, Person

NAMES = ("surname", "forename", "middle_names")
ADDRESS = ("address1", "address2", "town", "postcode")
SCHOOL_COLUMNS = ("source_ref", "upn", "former_upn", *NAMES, "preferred_forename", "dob", "sex", *ADDRESS,
                  "parent1_name", "parent1_phone")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Habits:
    """What a kind of supplier writes down about a child, and how often they leave it out or get it wrong."""

    columns: tuple[str, ...]
    upn: float = 0.0
    nhs: float = 0.0
    born: float = 0.995
    sex: float = 0.98
    middle: float = 0.75
    address: float = 0.98
    phone: float = 0.85
    careless: float = 0.025
    nicknames: float = 0.01
    stale: float = 0.25  # how often a change of address or surname is never heard of
    accents: float = 0.5


@dataclass(slots=True)
class Card:
    """What one clerk holds about one child, and which home and surname it was written from."""

    values: Fields
    home: int
    surname: str
    knows_upn: bool
    hears: bool


@dataclass(slots=True)
class Clerk:
    """One desk of one supplier: an index of cards, and a stream of chance of its own."""

    habits: Habits
    rng: Random
    prefix: str
    cards: dict[int, Card] = field(default_factory=dict)

    def record(self, person: Person, on: date) -> Fields:
        """What the clerk writes about the child on a day."""
        card = self.cards.get(person.number)
        if card is None:
            card = self.cards[person.number] = self._new(person, on)
        elif card.hears:
            self._hear(card, person, on)
        if card.knows_upn and len(person.upns) > 1:
            self._renumber(card, person, on)
        return card.values

    def _new(self, person: Person, on: date) -> Card:
        rng, habits = self.rng, self.habits
        home = person.household.known_home(on)
        surname = person.surname_on(on)
        values: Fields = {"source_ref": f"{self.prefix}{len(self.cards) + 1:05d}"}
        self._name(values, person, surname)
        if rng.random() < habits.born:
            values["dob"] = person.born
        if rng.random() < habits.sex:
            values["sex"] = person.sex
        self._address(values, person, home)
        self._parents(values, person)
        knows_upn = rng.random() < habits.upn
        if knows_upn:
            values["upn"] = person.upn(on)
        if rng.random() < habits.nhs:
            values["nhs_number"] = person.nhs
        self._spoil(values, on)
        _in_full(values, home_of(person, home))
        return Card(values, home, surname, knows_upn, rng.random() >= habits.stale)

    def _name(self, values: Fields, person: Person, surname: str) -> None:
        rng, habits = self.rng, self.habits
        forename = person.forename
        if rng.random() < habits.nicknames:
            forename = slips.nickname(rng, forename)
        if rng.random() < 0.05:
            values["preferred_forename"] = slips.nickname(rng, person.forename)
        middle = person.middle if rng.random() < habits.middle else ""
        if rng.random() >= habits.accents:
            surname, forename, middle = slips.plain(surname), slips.plain(forename), slips.plain(middle)
        values["surname"], values["forename"], values["middle_names"] = surname, forename, middle

    def _address(self, values: Fields, person: Person, at: int) -> None:
        home = home_of(person, at)
        if self.rng.random() < self.habits.address:
            values["address1"], values["address2"] = home.address1, home.address2
            values["town"], values["postcode"], values["uprn"] = home.town, home.postcode, home.uprn

    def _parents(self, values: Fields, person: Person) -> None:
        household = person.household
        first, *second = household.parents
        values["parent1_name"] = first[0]
        if self.rng.random() < self.habits.phone:
            values["parent1_phone"], values["parent1_email"] = first[1], household.email
        if second:
            values["parent2_name"], values["parent2_phone"] = second[0]
        values["home_language"] = "English" if household.origin in ("english", "irish") else ""

    def _spoil(self, values: Fields, on: date) -> None:
        """Mistakes come together: a card written in a hurry has several, most cards none."""
        rng = self.rng
        rate = self.habits.careless * (4.0 if rng.random() < 0.15 else 0.5)
        for name in ("surname", "forename"):
            if rng.random() < rate:
                values[name] = slips.mistype(rng, str(values[name]))
            elif rng.random() < rate:
                values[name] = slips.respell(rng, str(values[name]))
        if rng.random() < rate / 4:
            values["surname"], values["forename"] = values["forename"], values["surname"]
        if "dob" in values and rng.random() < rate / 2:
            wrong = slips.misdate(rng, values["dob"])
            values["dob"] = wrong if wrong <= on else values["dob"]  # no desk takes a birthday to come
        for number in ("upn", "nhs_number"):
            if values.get(number) and rng.random() < rate / 6:
                values[number] = slips.misnumber(rng, str(values[number]))
        if rng.random() < rate and "postcode" in values:
            values["postcode"] = str(values["postcode"]).replace(" ", "").lower()

    def _hear(self, card: Card, person: Person, on: date) -> None:
        """A change of address or surname reaches the desk."""
        home = person.household.known_home(on)
        if home != card.home:
            card.home = home
            self._address(card.values, person, home)
            _in_full(card.values, home_of(person, home))
        surname = person.surname_on(on)
        if surname != card.surname:
            card.values["former_surname"] = card.surname
            card.values["surname"] = card.surname = surname

    def _renumber(self, card: Card, person: Person, on: date) -> None:
        """A permanent number replaces a temporary one, or a second number the first."""
        now = person.upn(on)
        if now and now != card.values.get("upn") and now != person.upns[0][1]:
            if person.former_upn_told:
                card.values["former_upn"] = person.upns[0][1]
            card.values["upn"] = now


def home_of(person: Person, at: int) -> Home:
    """One of the family's homes."""
    return person.household.homes[at][1]


def _in_full(values: Fields, home: Home) -> None:
    """The name and the address on one line each, as some lists keep them."""
    values["full_name"] = f"{values['forename']} {values['surname']}"
    lines = (home.address1, home.address2, home.town, home.postcode)
    values["full_address"] = ", ".join(line for line in lines if line) if "postcode" in values else ""
