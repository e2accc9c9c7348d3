"""The families of the borough: parents, children, twins, the same surname or not, and where they live."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

from onroll.borough import names, terms
from onroll.borough.model import Household, Person
from onroll.borough.places import DISTRICTS, Places
from onroll.facts.identifiers import make_nhs, nhs_check_digit

_INSIDE = [d for d, la in DISTRICTS.items() if la == "899"]
_OUTSIDE = [d for d, la in DISTRICTS.items() if la != "899"]
_FEMALE_PARENT = ("F", "M")


def settle(rng: Random, places: Places, children: int, start: date, end: date) -> list[Household]:
    """Families until there are so many children, all of them under 17 in the first school year."""
    households: list[Household] = []
    earliest = date(terms.school_year(start) - 16, 9, 1)
    so_far = 0
    while so_far < children:
        household = _family(rng, places, len(households) + 1, start)
        for born, twin in _births(rng, earliest, end)[: children - so_far]:
            so_far += 1
            _child(rng, household, so_far, born, twin)
        if household.people:
            households.append(household)
    _namesakes(rng, households, children)
    return households


def _family(rng: Random, places: Places, number: int, start: date) -> Household:
    origin = names.origin(rng)
    surname = names.surname(rng, origin)
    district = rng.choice(_OUTSIDE if rng.random() < 0.025 else _INSIDE)
    home = places.home(rng, district)
    parents = []
    for nth, sex in enumerate(_FEMALE_PARENT if rng.random() < 0.75 else ("F",)):
        called = names.forename(rng, origin, sex)
        family = surname if rng.random() < 0.7 else names.surname(rng, origin)
        parents.append((f"{called} {family}", f"07700{(900000 + number * 2 + nth) % 1000000:06d}"))
    plain = "".join(c for c in parents[0][0].lower().replace(" ", ".") if c.isascii() and c not in "'-")
    return Household(
        number, origin, surname, parents, f"{plain}.{number}@example.org", [(date.min, home)],
        on_benefits=rng.random() < 0.22, council_tenant=rng.random() < 0.18,
    )  # fmt: skip


def _births(rng: Random, earliest: date, latest: date) -> list[tuple[date, bool]]:
    """Birth dates of a family's children within the years, each with whether it is the last one's twin."""
    born = (
        earliest
        - timedelta(days=rng.randrange(0, 1500))
        + timedelta(days=rng.randrange(0, (latest - earliest).days + 1500))
    )
    births: list[tuple[date, bool]] = []
    for _ in range(rng.choices((1, 2, 3, 4, 5), weights=(30, 40, 18, 8, 4))[0]):
        if earliest <= born <= latest:
            births.append((born, False))
            if rng.random() < 0.015:
                births.append((born, True))
        born += timedelta(days=rng.randrange(400, 1700))
    return births


def _child(rng: Random, household: Household, number: int, born: date, twin: bool) -> None:
    last = household.people[-1] if household.people else None
    sex = last.sex if twin and last and rng.random() < 0.65 else rng.choice("FM")
    taken = {p.forename for p in household.people}
    forename = _forename(rng, household.origin, sex, taken, last.forename if twin and last else "")
    middle = names.forename(rng, household.origin, sex) if rng.random() < 0.6 else ""
    surname = names.childs_surname(rng, household.origin, household.surname, sex)
    if twin and last:
        surname = last.surname if last.sex == sex else surname
    person = Person(
        number, household, sex, born, forename, middle, surname,
        terms.school_age_from(born), terms.school_age_until(born),
        nhs=_nhs(number), twin_of=last.pid if twin and last else "", arrived=born,
    )  # fmt: skip
    household.people.append(person)


def _forename(rng: Random, origin: str, sex: str, taken: set[str], twin: str) -> str:
    for _ in range(40):
        called = names.forename(rng, origin, sex)
        alike = not twin or called[0] == twin[0] or rng.random() < 0.5
        if called not in taken and alike:
            return called
    return names.forename(rng, origin, sex)


def _nhs(number: int) -> str:
    """A number from the 999 range: steps of 7,919 keep neighbours apart; nine-digit stems with no check are skipped."""
    stem = number * 7919 % 1_000_000
    while nhs_check_digit(f"999{stem:06d}") is None:
        stem = (stem + 500_009) % 1_000_000
    return make_nhs(f"999{stem:06d}")


def _namesakes(rng: Random, households: list[Household], children: int) -> None:
    """A few children who share another child's whole name and birth date, and nothing else."""
    alike: dict[str, list[Household]] = {}
    for household in households:
        alike.setdefault(household.origin, []).append(household)
    for _ in range(round(children / 2000 + rng.random() * 0.5)):
        one = rng.choice(households)
        other = rng.choice(alike[one.origin])
        a, b = one.people[0], other.people[0]
        if a is not b and not any(p.twin_of == b.pid for p in other.people):
            b.forename, b.surname, b.sex, b.middle, b.born = a.forename, a.surname, a.sex, "", a.born
            b.school_age_from, b.school_age_until, b.arrived = a.school_age_from, a.school_age_until, a.born
