"""A person takes a decision back: the register stands as before it, and later news is placed afresh."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import polars as pl
from django.db import transaction

from onroll.intake import doubts, links
from onroll.intake import undo as undone
from onroll.intake.link import link_waiting
from onroll.intake.review import asked, keep
from onroll.register import trail
from onroll.register.bulk import lock, read_frame
from onroll.register.models import DecidedRow, Decision
from onroll.register.scope import Actor
from onroll.register.search import refresh

MOVES = ("same", "split", "join")
N, MOMENT = pl.Int64, pl.Datetime("us", "UTC")
LINK: dict[str, Any] = {
    "link": N,
    "sighting": N,
    "by": N,
    "known_from": MOMENT,
    "former": N,
    "child": N,
    "reason": pl.String,
    "weight": pl.Float64,
    "decided_by": pl.String,
    "anchor": N,
    "cause": N,
    "decision": N,
}
MOVED = """
SELECT o.id, o.sighting_id, o.decision_id, o.known_from,
  f.id, f.child_id, f.reason, f.weight, f.decided_by, f.anchor_id, f.cause_id, f.decision_id
FROM register_link o LEFT JOIN register_link f ON f.sighting_id = o.sighting_id AND f.undone_decision_id = %s
WHERE o.undone_at IS NULL AND (f.id IS NOT NULL OR o.decision_id = %s) ORDER BY o.id
"""


def undo(number: int, *, actor: Actor, why: str, now: datetime) -> Decision:
    """Undo a decision. Raises NotFound, Changed when it is undone already, RestsOn when later ones rest on it."""
    why = asked.reason(actor, why)
    with transaction.atomic():
        lock("intake")
        decision = asked.standing(number, actor)
        if later := resting_on(decision):
            raise asked.RestsOn(later)
        decision.undone_at, decision.undone_by, decision.undone_why = now, actor.name, why
        decision.save(update_fields=["undone_at", "undone_by", "undone_why"])
        keep.newer(*(child for child in (decision.child, decision.other) if child))
        trail.record(actor, "decision_undone", about=doubts.by_decision(number), why=why)
        _put_back(decision, actor, now)
        doubts.reopen(doubts.by_decision(number))
        doubts.drop_the_idle()
    return decision


def undo_in_order(number: int, *, actor: Actor, why: str, now: datetime) -> list[Decision]:
    """Undo a decision and first all that rest on it, newest first: all of them or none. Raises as `undo` does."""
    with transaction.atomic():
        try:
            return [undo(number, actor=actor, why=why, now=now)]
        except asked.RestsOn as rests:
            first = rests.later[0]
        done = undo_in_order(first, actor=actor, why=why, now=now)
        return [*done, *undo_in_order(number, actor=actor, why=why, now=now)]


def resting_on(decision: Decision) -> list[int]:
    """The standing later decisions about the same rows, newest first: they were made with this one in view."""
    if decision.kind not in MOVES:
        return []
    rows = DecidedRow.objects.filter(decision=decision).values("sighting")
    later = Decision.objects.filter(pk__gt=decision.pk, undone_at=None, rows__sighting__in=rows)
    return list(later.exclude(kind="cannot_tell").order_by("-pk").values_list("pk", flat=True).distinct())


def _put_back(decision: Decision, actor: Actor, now: datetime) -> None:
    """Each row is again whose it was; what came later and rests on a row that moved looks for its child afresh."""
    moved = read_frame(MOVED, [decision.pk, decision.pk], LINK)
    if moved.is_empty():
        return
    newest = refresh.last_link()
    plain = moved.filter(pl.col("former").is_not_null() & (pl.col("by") == decision.pk))
    if decision.kind == "split" and not asked.rows_of(decision.child_id):
        plain = plain.clear()  # the child they came from has since proved to be another
    afresh = moved.join(plain, on="link", how="anti")["sighting"].to_list()
    _reinstate(plain, decision, now)
    undone.undo(afresh, now)
    others = undone.undo_all_resting_on(moved["sighting"].to_list(), now)
    refresh.refresh_since(newest, now)
    if afresh or others:
        link_waiting(actor, now=now)


def _reinstate(plain: pl.DataFrame, decision: Decision, now: datetime) -> None:
    """Give the rows that this decision moved the link they had; that it was otherwise meanwhile can be replayed."""
    since = pl.max_horizontal("known_from", pl.lit(now, dtype=MOMENT))
    again = plain.with_columns(known_from=since)
    keep.end(
        again.select("link", "known_from").rows(), f"{doubts.by_decision(decision.pk)} undone", now, None
    )
    links.add_links(again, now=now, by="")
