"""What the words of a letter tell, whatever its form says: an address or a school that somebody wrote in by hand."""

from __future__ import annotations

import re
from collections.abc import Iterable

from onroll.policy.who_may_know.sending import Tells, plain

HEADING = "Collaboration with other services"
SHORTEST = 6
"""A line of an address, or a school's name, of fewer letters is too common to be looked for. A local choice."""

HOUSE = re.compile(r"\b(\d+[a-z]?) (?=((?:the )?[^\W\d]\w*))")
"""A house number and the first word of its street, in a line made plain."""
NEAR, INWARD = 8, 3
"""How many words may stand between a house number and its outward postcode; the letters of the inward part."""


def text_tells(
    text: str, *, homes: Iterable[tuple[str, str]], schools: Iterable[str], used: str
) -> frozenset[Tells]:
    """What the text tells. homes: (first line, postcode) of each address known. used: the address it is sent to."""
    told = set()
    if any(_names_home(text, line, postcode) for line, postcode in homes if not _is_in(line, postcode, used)):
        told.add(Tells.ADDRESS)
    if any(_has(text, school) for school in schools):
        told.add(Tells.RECEIVING_SCHOOL)
    return frozenset(told)


def streets_of(address: str) -> tuple[str, ...]:
    """Each house number with the first word of its street, wherever in an address they stand: "8 tannerfleet"."""
    return tuple(f"{number} {street}" for number, street in HOUSE.findall(plain(address)))


def _names_home(text: str, line: str, postcode: str) -> bool:
    whole = bool(_squeezed(postcode) and _squeezed(postcode) in _squeezed(text))
    return whole or _has(text, line) or _shortened(plain(text), plain(line), _outward(postcode))


def _shortened(text: str, line: str, outward: str) -> bool:
    """Is it there in short: the house number with the first word of the street, or with the outward postcode?"""
    for number, street in HOUSE.findall(line):
        if f" {number} {street} " in f" {text} ":
            return True
        if outward and re.search(rf"\b{number}\b(?: \w+){{0,{NEAR}}} {outward}\b", text):
            return True
    return False


def _outward(postcode: str) -> str:
    """The part of a postcode before its last three letters: "zy5" of "ZY5 1AB"."""
    whole = _squeezed(postcode)
    return whole[:-INWARD] if len(whole) > INWARD + 1 else ""


def _is_in(line: str, postcode: str, used: str) -> bool:
    """Is this home the one the letter goes to?"""
    return f" {plain(line)} " in f" {plain(used)} " and _squeezed(postcode) in _squeezed(used) and bool(plain(used))


def _has(text: str, words: str) -> bool:
    found = plain(words)
    return len(found) >= SHORTEST and f" {found} " in f" {plain(text)} "


def _squeezed(text: str) -> str:
    return re.sub(r"\W", "", text).casefold()
