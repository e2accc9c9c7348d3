"""Two children that new evidence proves to be one: the younger's links move to the elder, and can move back."""

from __future__ import annotations

from datetime import datetime

import polars as pl
from django.db import connection

from onroll.intake import doubts
from onroll.intake.review.standing import told_apart
from onroll.matching.tables import Linked
from onroll.register.bulk import among, insert_frame, next_ids, read_frame
from onroll.register.models import Link

MOMENT = pl.Datetime("us", "UTC")
LINK = {"link": pl.Int64, "sighting": pl.Int64, "child": pl.Int64, "weight": pl.Float64, "known_from": MOMENT}
EVIDENCE = {"anchor": pl.Int64, "cause": pl.Int64, "learned_at": MOMENT}


def survivors(told: Linked) -> dict[int, int]:
    """Which child each child turns out to be, but for those a person has said are different."""
    into = {row["child_from"]: row["child_into"] for row in _rejoins(told).to_dicts()}
    for gone, kept in told_apart([*into, *into.values()]).select("one", "two").rows():
        if into.get(gone) == kept:
            del into[gone]
    return {gone: _last(into, gone) for gone in into}


def rejoin(told: Linked, into: dict[int, int], firsts: pl.DataFrame, *, now: datetime, by: str) -> int:
    """Move the links of each child that is another's; both ways of seeing it can still be replayed."""
    if not into:
        return 0
    moved = _moving(told, into, firsts)
    _undo(moved, now)
    rows = moved.select(
        id=pl.Series(next_ids(Link, moved.height), dtype=pl.Int64),
        sighting_id="sighting",
        child_id="kept",
        reason=pl.col("reason").str.slice(0, 40),
        weight="weight",
        decided_by=pl.lit(by),
        anchor_id="anchor",
        known_from="since",
        made_at=pl.lit(now, dtype=MOMENT),
        cause_id="cause",
        undone_because=pl.lit(""),
    )
    causes = moved.select("child", "cause").unique("child").rows()
    doubts.follow(into, {child: doubts.by_delivery(cause) for child, cause in causes}, now)
    return insert_frame(Link, rows)


def _rejoins(told: Linked) -> pl.DataFrame:
    return pl.DataFrame(pl.from_arrow(told.rejoins))


def _last(into: dict[int, int], child: int) -> int:
    seen = {child}
    while child in into and into[child] not in seen:
        child = into[child]
        seen.add(child)
    return child


def _moving(told: Linked, into: dict[int, int], firsts: pl.DataFrame) -> pl.DataFrame:
    """Each standing link of a child that is another's, with the evidence and since when it is known."""
    where, values = among("child_id", list(into))
    links = read_frame(
        "SELECT id, sighting_id, child_id, weight, known_from FROM register_link "
        f"WHERE undone_at IS NULL AND {where} ORDER BY id",
        values,
        LINK,
    )
    why = (
        _rejoins(told).select("reason", child="child_from", node="anchor").join(firsts, on="node", how="left")
    )
    proof = why.select("child", "reason", anchor="sighting")
    known = proof["anchor"].to_list()
    where, values = among("s.id", known)
    evidence = read_frame(
        f"SELECT s.id, s.delivery_id, s.learned_at FROM register_sighting s WHERE {where}", values, EVIDENCE
    )
    moved = links.join(proof, on="child", maintain_order="left").join(
        evidence, on="anchor", maintain_order="left"
    )
    return moved.with_columns(
        kept=pl.col("child").replace(into), since=pl.max_horizontal("known_from", "learned_at")
    )


def _undo(moved: pl.DataFrame, now: datetime) -> None:
    text = connection.ops.adapt_datetimefield_value
    rows = [
        (text(now), text(since), reason[:150], cause, link)
        for since, reason, cause, link in moved.select("since", "reason", "cause", "link").rows()
    ]
    with connection.cursor() as cursor:
        cursor.executemany(
            "UPDATE register_link SET undone_at = %s, undone_known_from = %s, undone_because = %s, "
            "undone_cause_id = %s WHERE id = %s",
            rows,
        )
