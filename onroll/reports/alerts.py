"""The alerts a person may see: which row, which child, how alike, and what has been answered."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Max, QuerySet

from onroll.policy.failed_to_track.next_steps import next_steps
from onroll.policy.failed_to_track.sleeping import SEALED
from onroll.register.alerts import alerts_seen_by, held_apart_seen_by
from onroll.register.models import Alert, Fact, Identity, Link, Sighting
from onroll.register.scope import Actor, NotFound
from onroll.register.situations.closings import CLOSING_KINDS

TO_ANSWER, WAITING = "", "cannot_tell"


@dataclass(frozen=True, slots=True)
class AlertLine:
    """One alert. `child` is the sleeping child's reference and `other` the child whom the row is joined to now;
    `joined` says that the two are one. Of a row held apart from the sealed nothing but where it stands is given.
    """

    number: int
    kind: str
    version: int
    raised_at: datetime
    source: str
    delivery: str
    line: int
    answer: str
    why: str
    answered_by: str
    answered_at: datetime | None
    child: str = ""
    other: str = ""
    joined: bool = False
    joined_because: str = ""
    closed_on: date | None = None
    said_on: date | None = None
    weight: float | None = None
    evidence: tuple[dict[str, Any], ...] = ()
    ours: dict[str, Any] | None = None
    theirs: dict[str, Any] | None = None

    @property
    def refs(self) -> list[str]:
        """The children shown, for the trail."""
        return [ref for ref in dict.fromkeys((self.child, self.other)) if ref]

    @property
    def steps(self) -> tuple[str, ...]:
        """What the policy asks to be done next."""
        return next_steps(self.kind, joined=self.joined)


def alerts(actor: Actor) -> list[AlertLine]:
    """Every standing alert: those to answer first, then those that cannot be told yet, the latest first in each."""
    lines = _lines(alerts_seen_by(actor))
    return sorted(lines, key=lambda one: (_rank(one.answer), -one.raised_at.timestamp(), -one.number))


def held_apart(actor: Actor) -> list[AlertLine]:
    """The rows held apart because they are like a protected child's: where each stands, and nothing of anybody."""
    rows = held_apart_seen_by(actor).select_related("sighting__delivery").order_by("-raised_at", "-pk")
    return [AlertLine(**_where(one)) for one in rows]


def alert(number: int, actor: Actor) -> AlertLine:
    """One alert. Raises NotFound for one unseen."""
    for line in _lines(alerts_seen_by(actor).filter(pk=number)):
        return line
    for one in held_apart_seen_by(actor).filter(pk=number).select_related("sighting__delivery"):
        return AlertLine(**_where(one))
    raise NotFound(f"there is no alert {number}")


def how_many(actor: Actor) -> int:
    """How many alerts wait for an answer."""
    return alerts_seen_by(actor).filter(answer=TO_ANSWER).count() + (
        held_apart_seen_by(actor).filter(answer=TO_ANSWER).count()
    )


def _rank(answer: str) -> int:
    return {TO_ANSWER: 0, WAITING: 1}.get(answer, 2)


def _lines(found: QuerySet[Alert]) -> list[AlertLine]:
    rows = list(found.select_related("child", "sighting__identity", "sighting__delivery"))
    live = {
        link.sighting_id: link
        for link in Link.objects.filter(
            undone_at=None, sighting__in=[one.sighting_id for one in rows]
        ).select_related("child")
    }
    children = {one.child_id for one in rows}
    ours, closed = _latest(children), _closed(children)
    return [
        _line(one, live[one.sighting_id], ours.get(one.child_id), closed.get(one.child_id)) for one in rows
    ]


def _line(one: Alert, link: Link, ours: Identity | None, closed_on: date | None) -> AlertLine:
    joined = link.child_id == one.child_id
    return AlertLine(
        **_where(one),
        child=one.child.ref,
        other=link.child.ref,
        joined=joined,
        joined_because=link.reason if joined else "",
        closed_on=closed_on,
        said_on=one.sighting.said_on,
        weight=one.weight,
        evidence=tuple(json.loads(one.evidence)),
        ours=_who(ours) if ours else None,
        theirs=_who(one.sighting.identity),
    )


def _where(one: Alert) -> dict[str, Any]:
    """What may be said of any alert."""
    same = ("kind", "version", "raised_at", "answer", "why", "answered_by", "answered_at")
    delivery = one.sighting.delivery
    told = {"number": one.pk, "source": delivery.source, "delivery": delivery.ref, "line": one.sighting.line}
    return told | {name: getattr(one, name) for name in same}


def _who(identity: Identity) -> dict[str, Any]:
    """Who a row says the child is; only what it says."""
    names = (field.name for field in Identity._meta.fields if field.name != "key")
    return {name: value for name in names if (value := getattr(identity, name)) not in (None, "")}


def _latest(children: Iterable[int]) -> dict[int, Identity]:
    """Who each child was said to be when it was closed or before: the row that its first rows and latest name give."""
    live = Link.objects.filter(child__in=list(children), undone_at=None, sighting__delivery__state="read")
    closings = live.filter(sighting__facts__kind__in=CLOSING_KINDS)
    last = dict(live.values_list("child").annotate(Max("sighting")))
    last |= dict(closings.values_list("child").annotate(Max("sighting")))
    seen = Sighting.objects.filter(pk__in=list(last.values())).select_related("identity")
    identities = {one.pk: one.identity for one in seen}
    return {child: identities[sighting] for child, sighting in last.items()}


def _closed(children: Iterable[int]) -> dict[int, date]:
    """When each child was last closed, or last said to be elsewhere."""
    facts = Fact.objects.filter(
        kind__in=CLOSING_KINDS, sighting__links__child__in=list(children), sighting__links__undone_at=None
    ).exclude(code="not_known")
    days: dict[int, date] = {}
    for child, begins, said in facts.values_list("sighting__links__child", "true_from", "said_on"):
        day = said or begins
        if child is not None and day is not None:
            days[child] = max(day, days.get(child, day))
    return days


__all__ = ["SEALED", "AlertLine", "alert", "alerts", "held_apart", "how_many"]
