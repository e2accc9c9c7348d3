"""The addresses that rows about a child give: each once, with the sources that give it now, and since when."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from onroll.policy.who_may_know.sending import Address, plain
from onroll.register.models import Sighting

LINES = ("address1", "address2", "address3", "town", "postcode")


@dataclass(frozen=True, slots=True)
class Home:
    """One address: its text, its first line and postcode, the sources that give it now, and since when."""

    text: str
    line: str
    postcode: str
    sources: tuple[str, ...]
    learned_at: datetime

    @property
    def address(self) -> Address:
        return Address(self.text, self.learned_at)


def homes_now(seen: Iterable[Sighting]) -> tuple[Home, ...]:
    """Each source's latest address, and since when it has said so without a break."""
    of: dict[str, Home] = {}
    for one in seen:
        home = home_of(one)
        if home is None:
            continue
        before = of.get(one.delivery.source)
        if before is None or place_of(before) != place_of(home):
            of[one.delivery.source] = home
    return each_once(of.values())


def home_of(one: Sighting) -> Home | None:
    """The address that one row gives, if it gives one."""
    who = one.identity
    parts = [getattr(who, name) for name in LINES]
    text = ", ".join(part for part in parts if part) or who.full_address or ""
    if not plain(text):
        return None
    line = who.address1 or text.split(",")[0]
    return Home(text, line, who.postcode or "", (one.delivery.source,), one.learned_at)


def place_of(home: Home) -> tuple[str, str]:
    """What two writings of one address have in common."""
    return plain(home.line), plain(home.postcode)


def each_once(homes: Iterable[Home | None]) -> tuple[Home, ...]:
    """Each address once, the fullest text of it, with all its sources, and since when it has been anybody's word."""
    found: dict[tuple[str, str], Home] = {}
    for home in homes:
        if home is None:
            continue
        other = found.get(place_of(home), home)
        fullest = max(other, home, key=lambda one: len(one.text))
        sources = tuple(sorted({*other.sources, *home.sources}))
        learned = min(other.learned_at, home.learned_at)
        found[place_of(home)] = Home(fullest.text, fullest.line, fullest.postcode, sources, learned)
    return tuple(found.values())
