"""Where an address, a number or an e-mail came from: which source or whom, since when, and who brought it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from onroll.policy.who_may_know.from_acts import ANSWERED
from onroll.policy.who_may_know.sending import plain
from onroll.register.contact import (
    EMAILS,
    PHONES,
    REMOVAL_REQUEST,
    Reach,
)
from onroll.register.held import Held
from onroll.register.homes import Home, home_of, place_of
from onroll.register.models import Sighting
from onroll.register.said_in_cases import addresses_said

Place = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Origin:
    """One source's word: its code, the school it speaks for, first and last learned, and who brought it first."""

    source: str
    school: str
    since: datetime
    last: datetime
    by: str


def where_from(of: Held, found: Reach) -> dict[str, tuple[Origin, ...]]:
    """For each place known of a child, by its plain text, who says it.

    What was only ever written into the answers is said to come from them.
    """
    said: dict[Place, dict[tuple[str, str], Origin]] = {}
    for place, one in (*_rows(of.rows), *_requests(of)):
        here = said.setdefault(place, {})
        before = here.get((one.source, one.school))
        here[one.source, one.school] = replace(before, last=one.last) if before else one
    texts = {place_of(home): plain(home.text) for home in found.known}
    known = {texts.get(place, place[0]): tuple(here.values()) for place, here in said.items()}
    return _answers(of) | known


def _rows(seen: Iterable[Sighting]) -> Iterator[tuple[Place, Origin]]:
    for one in seen:
        brought = one.delivery
        origin = Origin(brought.source, brought.school, one.learned_at, one.learned_at, brought.received_by)
        if home := home_of(one):
            yield place_of(home), origin
        for name in (*PHONES, *EMAILS):
            if value := getattr(one.identity, name):
                yield (plain(value), ""), origin


def _requests(of: Held) -> Iterator[tuple[Place, Origin]]:
    for text, postcode, at, by in addresses_said(of):
        home = Home(text, text.split(",")[0], postcode, (REMOVAL_REQUEST,), at)
        yield place_of(home), Origin(REMOVAL_REQUEST, "", at, at, by)


def _answers(of: Held) -> dict[str, tuple[Origin, ...]]:
    """What somebody wrote into the answers, by whom it was written first."""
    found: dict[str, tuple[Origin, ...]] = {}
    for act in of.acts:
        for text in act.data.get("places", ()) if act.kind == ANSWERED else ():
            found.setdefault(plain(text), (Origin(ANSWERED, "", act.at, act.at, act.by),))
    return found
