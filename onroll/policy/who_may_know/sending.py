"""Something about to leave: what it is, to whom and where it goes, and what it would tell them."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from functools import lru_cache

HEADING = "Collaboration with other services"


class Kind(Enum):
    """The ways in which word of a child leaves the council."""

    LETTER = "letter"
    CALL_SHEET = "call_sheet"
    VISIT = "visit"
    FAMILY_LINK = "family_link"
    ENQUIRY = "enquiry"


class Who(Enum):
    """The kinds of recipient. A person is known by name; an organisation by its kind, and its name if it has one."""

    PARENT = "parent"
    OTHER_PERSON = "other_person"
    LAST_SCHOOL = "last_school"
    SIBLINGS_SCHOOL = "siblings_school"
    SCHOOL_ON_ROLL = "school_on_roll"
    RECEIVING_SCHOOL = "receiving_school"
    AUTHORITY = "authority"
    PARTNER = "partner"
    ADMISSIONS = "admissions"
    CRS = "crs"
    POLICE = "police"


class Tells(Enum):
    """What a sending would tell, beyond that the council asks about the child."""

    ADDRESS = "address"
    RECEIVING_SCHOOL = "receiving_school"


PEOPLE = frozenset({Who.PARENT, Who.OTHER_PERSON})
ADVISERS = frozenset({Who.CRS, Who.POLICE})
"""Those whose advice is asked: nothing that protects a child may wait for an answer before it reaches them."""
ONE_OF_ITS_KIND = frozenset({Who.LAST_SCHOOL, Who.SCHOOL_ON_ROLL, Who.ADMISSIONS})
"""Of these a child has one: advice that agrees to the kind agrees to it, by whatever name a letter calls it."""
NEVER_TOLD_WHERE = frozenset({Who.PARENT, Who.OTHER_PERSON, Who.LAST_SCHOOL, Who.SIBLINGS_SCHOOL})
"""Those who are never told of an address or a receiving school, unless somebody has said that this one may be."""
TO_THE_FAMILY = frozenset({Kind.CALL_SHEET, Kind.VISIT, Kind.FAMILY_LINK})
"""What by its nature reaches whoever is at the address, whoever it was meant for."""


@lru_cache(maxsize=1024)
def plain(text: str) -> str:
    """A name or an address as it is compared: small letters without accents, one space for anything between."""
    spelt = unicodedata.normalize("NFKD", text).casefold()
    return " ".join(re.findall(r"\w+", "".join(char for char in spelt if not unicodedata.combining(char))))


@dataclass(frozen=True, slots=True)
class Recipient:
    """Who it is for."""

    who: Who
    name: str = ""

    @property
    def key(self) -> str:
        """How the answers name this recipient: "parent:amira okafor", "last_school", "partner:housing"."""
        name = plain(self.name)
        return f"{self.who.value}:{name}" if name else self.who.value


@dataclass(frozen=True, slots=True)
class Sending:
    """What leaves: its kind, its recipient, the address, number or e-mail it goes to, what it tells, and why."""

    kind: Kind
    to: Recipient
    address: str = ""
    tells: frozenset[Tells] = frozenset()
    reason: str = ""

    @property
    def reaches_a_home(self) -> bool:
        """Does it go where the family is, or may once have been?"""
        return self.to.who in PEOPLE or self.kind in TO_THE_FAMILY


@dataclass(frozen=True, slots=True)
class Address:
    """One place where the child may be reached, and when we first learned of it."""

    text: str
    learned_at: datetime
