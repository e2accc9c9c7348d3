"""Writes a decision down: its rows, its event on the trail, and the links that it moves."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

import polars as pl
from django.db import connection
from django.db.models import F

from onroll.intake import links
from onroll.intake.doubts import by_decision
from onroll.register import trail
from onroll.register.bulk import among, insert_frame, next_ids, read_frame
from onroll.register.models import Child, DecidedRow, Decision
from onroll.register.scope import Actor
from onroll.register.search import refresh

MOMENT = pl.Datetime("us", "UTC")
LIVE = """
SELECT l.id, l.sighting_id, l.known_from FROM register_link l WHERE l.undone_at IS NULL AND {where} ORDER BY l.id
"""


def decision(
    kind: str, child: Child, other: Child, rows: tuple[list[int], list[int]], *,
    actor: Actor, why: str, now: datetime, **more: Any,
) -> Decision:  # fmt: skip
    """Keep a decision about two children and the rows on each side, with one event on the trail."""
    made = Decision(
        id=next_ids(Decision, 1)[0], kind=kind, child=child, other=other, why=why, decided_by=actor.name,
        decided_at=now, **more,
    )  # fmt: skip
    made.save(force_insert=True)
    _keep_rows(made, rows)
    newer(child, other)
    detail = {"kind": kind, "children": [child.ref, other.ref], "rows": [len(side) for side in rows]}
    trail.record(actor, "decided", about=by_decision(made.pk), why=why, detail=detail)
    return made


def newer(*children: Child) -> None:
    """Whoever looked at these children before is to look again."""
    Child.everyone.filter(pk__in=[child.pk for child in children]).update(version=F("version") + 1)


def move(rows: Sequence[int], into: Child, made: Decision, reason: str, *, now: datetime) -> None:
    """These rows are that child's from now on; that they were another's before can still be replayed."""
    where, values = among("l.sighting_id", list(rows))
    live = read_frame(
        LIVE.format(where=where), values, {"link": pl.Int64, "sighting": pl.Int64, "known_from": MOMENT}
    )
    since = pl.max_horizontal("known_from", pl.lit(now, dtype=MOMENT))
    moved = live.with_columns(
        child=pl.lit(into.pk),
        reason=pl.lit(reason),
        weight=pl.lit(None, pl.Float64),
        anchor=pl.lit(None, pl.Int64),
        cause=pl.lit(None, pl.Int64),
        known_from=since,
        decision=pl.lit(made.pk),
    )
    newest = refresh.last_link()
    end(moved.select("link", "known_from").rows(), by_decision(made.pk), now, made.pk)
    links.add_links(moved, now=now, by=made.decided_by)
    refresh.refresh_since(newest, now)


def end(ended: Sequence[tuple[int, datetime]], because: str, now: datetime, decision: int | None) -> None:
    """Undo links, each (its number, the moment from which it is known to be undone)."""
    text = connection.ops.adapt_datetimefield_value
    rows = [(text(now), text(since), because, decision, link) for link, since in ended]
    with connection.cursor() as cursor:
        cursor.executemany(
            "UPDATE register_link SET undone_at = %s, undone_known_from = %s, undone_because = %s, "
            "undone_decision_id = %s WHERE id = %s",
            rows,
        )


def _keep_rows(made: Decision, rows: tuple[list[int], list[int]]) -> None:
    sides = [(sighting, side) for side, of_side in enumerate(rows) for sighting in of_side]
    frame = pl.DataFrame(sides, {"sighting_id": pl.Int64, "side": pl.Int64}, orient="row")
    ids = pl.Series(next_ids(DecidedRow, frame.height), dtype=pl.Int64)
    insert_frame(DecidedRow, frame.with_columns(id=ids, decision_id=pl.lit(made.pk)))
