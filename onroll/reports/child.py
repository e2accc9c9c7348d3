"""One child's record: who they are, what each source says, and their history on two kinds of day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.db.models import Q, QuerySet

from onroll.register.models import Child, Fact, Link, Sighting
from onroll.register.own_words import words_for
from onroll.register.scope import SYSTEM, Actor, NotFound
from onroll.reports.child_words import in_words
from onroll.sources.shape import IDENTITY

LONDON = ZoneInfo("Europe/London")
NOT_SHOWN = ("full_address",)


@dataclass(frozen=True)
class ChildRecord:
    """identity: field -> value chosen. fields: each with its values and their sayers. The rest: newest first."""

    identity: dict[str, Any]
    fields: list[dict[str, Any]]
    timeline: list[dict[str, Any]]
    sightings: list[dict[str, Any]]


def child_record(ref: str, on: date, known_at: datetime | None, actor: Actor) -> ChildRecord:
    """What this reader may read of one child, as known at a moment. Raises NotFound for a child unknown or unseen."""
    child = Child.objects.seen_by(actor).filter(ref=ref).first()
    found = records([child.pk], known_at, actor) if child is not None else {}
    if child is None or child.pk not in found:
        raise NotFound(ref)
    return found[child.pk]


def records(
    children: Sequence[int], known_at: datetime | None, actor: Actor = SYSTEM
) -> dict[int, ChildRecord]:
    """The records of children (their numbers, who must be seen already), without those of whom nothing is known.

    Only of words that the reader may read: who the child is, too, is then by those words.
    """
    links = (
        _links(children, known_at)
        .filter(words_for(actor))
        .select_related("sighting__identity", "sighting__delivery")
    )
    of: dict[int, list[Link]] = {}
    for link in links.order_by("-sighting__learned_at", "-sighting_id"):
        of.setdefault(link.child_id, []).append(link)
    seen = [link.sighting_id for mine in of.values() for link in mine]
    facts = list(Fact.objects.filter(sighting_id__in=seen).order_by("-learned_at", "-id"))
    return {child: _record(mine, facts) for child, mine in of.items()}


def _record(links: list[Link], facts: list[Fact]) -> ChildRecord:
    seen = [link.sighting for link in links]
    fields = [_field(name, seen) for name in IDENTITY if name not in NOT_SHOWN]
    said = [one for one in fields if one["values"]]
    identity = {one["field"]: next((v["value"] for v in one["values"] if v["chosen"]), None) for one in said}
    rows = [_sighting(link.sighting) | _joined(link) for link in links]
    return ChildRecord(identity, said, _timeline(seen, facts), rows)


def _links(children: Sequence[int], known_at: datetime | None) -> QuerySet[Link]:
    """The links by which rows are said to be about these children, as known at a moment."""
    live = Link.objects.filter(child_id__in=children, sighting__delivery__state="read")
    if known_at is None:
        return live.filter(undone_at=None)
    not_undone = Q(undone_at=None) | Q(undone_known_from__gt=known_at)
    return live.filter(not_undone, known_from__lte=known_at, sighting__learned_at__lte=known_at)


def _joined(link: Link) -> dict[str, Any]:
    """Why a row is said to be about this child, how surely, and who decided it."""
    return {"sighting": link.sighting_id, "joined_because": link.reason, "joined_by": link.decided_by,
            "weight": link.weight, "decision": link.decision_id, "joined_on": link.known_from}  # fmt: skip


def _field(name: str, seen: list[Sighting]) -> dict[str, Any]:
    """The different values of one field, the latest first and chosen, each with its latest sayer."""
    values: dict[Any, dict[str, Any]] = {}
    for one in seen:
        value = getattr(one.identity, name)
        if value is not None and value not in values:
            values[value] = {"value": value, "chosen": not values, **_where(one)}
    return {"field": name, "values": list(values.values())}


def _where(one: Sighting) -> dict[str, Any]:
    return {"source": one.delivery.source, "delivery": one.delivery.ref, "line": one.line,
            "said_on": one.said_on, "learned_at": one.learned_at.astimezone(LONDON)}  # fmt: skip


def _sighting(one: Sighting) -> dict[str, Any]:
    names = " ".join(part for part in (one.identity.forename, one.identity.surname) if part)
    return {**_where(one), "name": names or one.identity.full_name or "", "dob": one.identity.dob,
            "postcode": one.identity.postcode, "school": one.school, "true_from": one.true_from,
            "true_until": one.true_until}  # fmt: skip


def _timeline(seen: list[Sighting], facts: list[Fact]) -> list[dict[str, Any]]:
    """Each claim once: repeated rolls that say the same thing are one line, with the first day we learned it."""
    by_sighting = {one.pk: one for one in seen}
    lines: dict[tuple[Any, ...], dict[str, Any]] = {}
    for fact in facts:
        if fact.sighting_id not in by_sighting:
            continue
        where = _where(by_sighting[fact.sighting_id])
        what = in_words(fact)
        begins = fact.true_from or fact.said_on
        lines[(what, begins, fact.true_until, where["source"])] = {
            "true_from": begins, "true_until": fact.true_until, "what": what, **where}  # fmt: skip
    return sorted(
        lines.values(), key=lambda line: (line["true_from"] or date.min, line["learned_at"]), reverse=True
    )
