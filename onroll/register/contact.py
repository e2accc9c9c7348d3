"""How a child's family may be reached, as our news has it: addresses, numbers, e-mails and names, each once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from onroll.facts.identifiers import clean_laestab
from onroll.policy.who_may_know.sending import plain
from onroll.register.held import Held
from onroll.register.homes import Home, each_once, home_of, homes_now
from onroll.register.models import Identity
from onroll.register.said_in_cases import addresses_said, schools_said

REMOVAL_REQUEST = "removal_request"
"""Where an address comes from that a school gave with a request, among the codes of sources."""
AT_A_SCHOOL = ("enrolment", "joining", "lookup", "offer")
PEOPLE, PHONES, EMAILS = (
    ("parent1_name", "parent2_name"),
    ("parent1_phone", "parent2_phone"),
    ("parent1_email",),
)


@dataclass(frozen=True, slots=True)
class Reach:
    """How the family may be reached. homes: each source's latest word, so two are rivals. known: every home ever."""

    homes: tuple[Home, ...]
    known: tuple[Home, ...]
    phones: tuple[str, ...]
    emails: tuple[str, ...]
    people: tuple[str, ...]


def reach(of: Held) -> Reach:
    """How the family of a child may be reached, by news and by what its cases hold."""
    who = [one.identity for one in reversed(of.rows)]
    asked = _asked(of)
    now, known = each_once((*homes_now(of.rows), *asked[-1:])), each_once((*map(home_of, of.rows), *asked))
    return Reach(now, known, _values(who, PHONES), _values(who, EMAILS), _values(who, PEOPLE))


def receiving_schools(of: Held, but: Iterable[str] = ()) -> tuple[str, ...]:
    """The schools the child is, or is to be, at, by name: what news or a case names and the child has not left."""
    leaving = [one for one in of.places if one.kind == "leaving"]
    left = {*but, *(one.school for one in leaving)}
    at = {one.school for one in of.places if one.kind in AT_A_SCHOOL}
    at |= {number for one in leaving if (number := clean_laestab(one.goes_to))}
    said = schools_said(of) - left
    names = {name for number in (at - left) | said for name in of.schools.get(number, ())}
    return tuple(sorted(name for name in names | said if name and not name.isdecimal()))


def _asked(of: Held) -> list[Home]:
    """The addresses given with requests to remove the name, the earliest first."""
    return [
        Home(text, text.split(",")[0], postcode, (REMOVAL_REQUEST,), at)
        for text, postcode, at, _ in addresses_said(of)
        if plain(text)
    ]


def _values(who: list[Identity], names: tuple[str, ...]) -> tuple[str, ...]:
    """The different values of these fields, the latest first."""
    said = [value for one in who for name in names if (value := getattr(one, name))]
    return tuple({plain(value): value for value in reversed(said)}.values())[::-1]
