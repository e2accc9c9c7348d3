"""Raise an alert for each row that may be news of a sleeping child: once, and not while one is open."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from zoneinfo import ZoneInfo

import polars as pl

from onroll.intake.settle import NEAR_SEALED
from onroll.intake.watch import tell
from onroll.intake.watch.near import PAIR
from onroll.intake.watch.quiet import unanswered
from onroll.intake.watch.signs import signs
from onroll.policy.failed_to_track.sleeping import SEALED
from onroll.register.bulk import among, insert_frame, next_ids, read_frame
from onroll.register.models import Alert
from onroll.register.situations.closings import ever_closed

LONDON = ZoneInfo("Europe/London")
MOMENT = pl.Datetime("us", "UTC")
JOINED = """
SELECT l.child_id, l.sighting_id, l.weight FROM register_link l WHERE l.undone_at IS NULL AND {where}
ORDER BY l.sighting_id
"""
APART = """
SELECT min(l.sighting_id), l.child_id, s.identity_id FROM register_link l JOIN register_child c ON c.id = l.child_id
JOIN register_sighting s ON s.id = l.sighting_id
WHERE l.undone_at IS NULL AND c.restriction = %s AND NOT EXISTS
  (SELECT 1 FROM register_alert a JOIN register_sighting o ON o.id = a.sighting_id
   WHERE (a.child_id = l.child_id OR o.identity_id = s.identity_id) AND a.kind = %s AND NOT a.withdrawn)
GROUP BY s.identity_id, l.child_id ORDER BY 1
"""
RAISED = ["sighting", "child", "kind"]


def notice(near: pl.DataFrame, fresh: Sequence[int] | None, *, now: datetime) -> int:
    """Raise what these rows give cause for; returns how many alerts, rows held apart from the sealed not counted.

    near: pairs of children (`near.PAIR`). fresh: the sightings just linked; None looks at every row there is.
    """
    closed = ever_closed()
    hits = _hits(near.filter(pl.col("child").is_in(closed)), closed, fresh, _day(now)) if closed else None
    raised = _raise(hits, now) if hits is not None else 0
    _raise(_held_apart(), now)
    tell.later(raised)
    return raised


def _hits(
    near: pl.DataFrame, closed: list[int], fresh: Sequence[int] | None, on: date
) -> pl.DataFrame | None:
    """The rows to be told of: the first of each pair of children about whom no alert is open."""
    new = pl.Series(fresh, dtype=pl.Int64) if fresh is not None else None
    pairs = pl.concat([_joined(closed, new), near])
    if pairs.is_empty():
        return None
    news = signs(pairs, on)
    rows = news if new is None else news.filter(pl.col("sighting").is_in(new.implode()))
    told = unanswered(rows, all_rows=new is None)
    return told.unique(["child", "other"], keep="first", maintain_order=True)


def _joined(closed: list[int], new: pl.Series | None) -> pl.DataFrame:
    """The sleeping children whom a row has joined, each as a pair with itself."""
    where, values = among("l.child_id", closed)
    schema = {"child": pl.Int64, "sighting": pl.Int64, "weight": pl.Float64}
    rows = read_frame(JOINED.format(where=where), values, schema)
    mine = rows if new is None else rows.filter(pl.col("sighting").is_in(new.implode()))
    whose = mine.unique("child", keep="first", maintain_order=True)
    alone = whose.with_columns(other="child", identity=pl.lit(None), evidence=pl.lit("[]"))
    return alone.select(pl.col(name).cast(kind) for name, kind in PAIR.items())


def _held_apart() -> pl.DataFrame:
    """Rows that were like a sealed child and were held apart: nothing is said of whom they are like."""
    schema = {"sighting": pl.Int64, "child": pl.Int64, "identity": pl.String}
    rows = read_frame(APART, [NEAR_SEALED, SEALED], schema).unique(
        "identity", keep="first", maintain_order=True
    )
    rows = rows.unique("child", keep="first", maintain_order=True)
    return rows.with_columns(
        kind=pl.lit(SEALED), weight=pl.lit(None, dtype=pl.Float64), evidence=pl.lit("[]")
    )


def _raise(hits: pl.DataFrame, now: datetime) -> int:
    """Write the alerts; one that was withdrawn with its delivery and has cause again stands again."""
    if hits.is_empty():
        return 0
    where, values = among("sighting_id", hits["sighting"].to_list())
    schema = {"id": pl.Int64, "sighting": pl.Int64, "child": pl.Int64, "kind": pl.String}
    there = read_frame(
        f"SELECT id, sighting_id, child_id, kind FROM register_alert WHERE {where}", values, schema
    )
    again = there.join(hits, on=RAISED, how="semi")["id"].to_list()
    Alert.objects.filter(pk__in=again).update(withdrawn=False)
    fresh = hits.join(there, on=RAISED, how="anti", maintain_order="left")
    rows = fresh.select(
        id=pl.Series(next_ids(Alert, fresh.height), dtype=pl.Int64), sighting_id="sighting", child_id="child",
        kind="kind", weight="weight", evidence="evidence", raised_at=pl.lit(now, dtype=MOMENT), answer=pl.lit(""),
        why=pl.lit(""), answered_by=pl.lit(""), withdrawn=pl.lit(value=False), version=pl.lit(1),
    )  # fmt: skip
    return insert_frame(Alert, rows) + len(again)


def _day(now: datetime) -> date:
    return now.astimezone(LONDON).date()
