"""Every child we failed to track, and when each is looked for again."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import polars as pl

from onroll.facts.calendars import Calendar
from onroll.policy.failed_to_track.recheck import RECHECKED, Due, Look, recheck_due
from onroll.policy.failed_to_track.sleeping import FAILED_TO_TRACK
from onroll.register import council
from onroll.register.first_heard import first_days
from onroll.register.models import CaseAct
from onroll.register.scope import SEES_EVERY_CHILD, Actor
from onroll.reports.account import account
from onroll.sources.catalogue import find

ROWS = ("102",)


@dataclass(frozen=True, slots=True)
class Recheck:
    """One sleeping child: since when, when last looked for and with what result, and when next."""

    child: str
    name: str
    dob: date | None
    closed_on: date
    last: dict[str, Any] | None
    due: Due


def rechecks(actor: Actor, on: date) -> list[Recheck]:
    """Every child closed as failed to track whom this person may see and the watch is kept for, next due first."""
    if actor.role not in SEES_EVERY_CHILD:
        return []
    rows = account(on, None, actor).rows.filter(pl.col("position") == FAILED_TO_TRACK).to_dicts()
    if not rows:
        return []
    looks, since = _last_looks([row["child"] for row in rows]), _named(first_days())
    days, calendar = council.choices().recheck_days, council.school_calendar()
    found = [_one(row, looks.get(row["child"]), since, days, on, calendar) for row in rows]
    return sorted((one for one in found if one is not None), key=lambda one: (one.due.on, one.child))


def told_to(found: Iterable[Recheck], whom: str) -> list[Recheck]:
    """Those so late that somebody has to hear of it."""
    return [one for one in found if one.due.clock.told == whom]


def _one(
    row: dict[str, Any], act: CaseAct | None, since: dict[str, date], days: int, on: date, calendar: Calendar
) -> Recheck | None:
    closed_on = row["since"] or on
    look = Look(act.on, frozenset(_title(one) for one in act.data.get("sources", ()))) if act else None
    if look is not None and look.on < closed_on:
        look = None  # it was made before a later closing, of a child who had been heard of in between
    due = recheck_due(closed_on, look, row["dob"], on, since, calendar, days)
    last = {"on": act.on, "by": act.by, **act.data} if act else None
    return Recheck(row["child"], row["name"], row["dob"], closed_on, last, due) if due else None


def _last_looks(children: Sequence[str]) -> dict[str, CaseAct]:
    acts = (
        CaseAct.objects.filter(kind=RECHECKED, child__ref__in=children)
        .select_related("child")
        .order_by("on", "pk")
    )
    return {act.child.ref: act for act in acts}


def _named(since: dict[str, date]) -> dict[str, date]:
    return {_title(source): day for source, day in since.items()}


def _title(source: str) -> str:
    try:
        return find(source).title
    except LookupError:
        return source
