"""Whom a search found, as cards: who each child is by the latest word, where they last stood, and why they fit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from onroll.register.models import Standing
from onroll.register.scope import SYSTEM, Actor
from onroll.register.search.find import Hit
from onroll.register.search.say import because
from onroll.reports.child import records

NOT_JUDGED = ("", "")


@dataclass(frozen=True, slots=True)
class Card:
    """One child found. `position` and `school` are as last judged; both are empty before the first judging."""

    child: str
    name: str
    dob: date | None
    postcode: str
    position: str
    school: str
    why: list[str]


def cards(hits: Sequence[Hit], known_at: datetime | None, actor: Actor = SYSTEM) -> list[Card]:
    """A card for each child found, in order, by words that this reader may read."""
    numbers = [hit.child for hit in hits]
    known = records(numbers, known_at, actor)
    stood = {one.child_id: (one.position, one.school) for one in Standing.objects.filter(child__in=numbers)}
    return [
        _card(hit, known[hit.child].identity, stood.get(hit.child, NOT_JUDGED))
        for hit in hits
        if hit.child in known
    ]


def _card(hit: Hit, identity: dict[str, Any], stood: tuple[str, str]) -> Card:
    return Card(
        hit.ref, name_of(identity), identity.get("dob"), identity.get("postcode") or "", *stood,
        why=[because(one) for one in hit.why],
    )  # fmt: skip


def name_of(identity: dict[str, Any]) -> str:
    """Forename and surname by the latest word, else the whole name; empty when nobody has given one."""
    parts = [identity.get("forename") or "", identity.get("surname") or ""]
    return " ".join(part for part in parts if part) or identity.get("full_name") or ""
