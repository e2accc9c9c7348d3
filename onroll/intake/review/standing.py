"""The decisions that stand, and where the rows they are about are now.

A decision is about its own rows, and about whoever later says word for word the same as one of them, where that
would pick somebody out: so it holds when a list is withdrawn and comes again.
"""

from __future__ import annotations

from typing import Any

import polars as pl

from onroll.intake import nodes
from onroll.register.bulk import among, read_frame
from onroll.register.models import Decision
from onroll.register.waiting import LINKED

N, S = pl.Int64, pl.String
APART = ("different", "split")
ROW: dict[str, Any] = {
    "decision": N,
    "kind": S,
    "decided_at": pl.Datetime("us", "UTC"),
    "side": N,
    "sighting": N,
    "identity": S,
}
PLACE: dict[str, Any] = {"decision": N, "kind": S, "side": N, "child": N, "sealed": pl.Boolean}
ROWS = """
SELECT d.id, d.kind, d.decided_at, r.side, r.sighting_id, s.identity_id FROM register_decision d
JOIN register_decidedrow r ON r.decision_id = d.id JOIN register_sighting s ON s.id = r.sighting_id
WHERE d.undone_at IS NULL AND d.kind <> 'cannot_tell' AND d.id IN ({touched}) ORDER BY r.id
"""
BY_WORDS = """
SELECT q.decision_id FROM register_decidedrow q JOIN register_sighting t ON t.id = q.sighting_id WHERE {where}
"""
BY_CHILD = """
SELECT q.decision_id FROM register_link l JOIN register_sighting b ON b.id = l.sighting_id
JOIN register_sighting t ON t.identity_id = b.identity_id JOIN register_decidedrow q ON q.sighting_id = t.id
WHERE l.undone_at IS NULL AND {where}
"""
LIVE = f"""
SELECT l.sighting_id, l.child_id, CASE WHEN c.restriction <> '' THEN 1 ELSE 0 END FROM {LINKED}
JOIN register_child c ON c.id = l.child_id WHERE l.undone_at IS NULL AND {{where}}
"""


def about_words(identities: list[str]) -> pl.DataFrame:
    """The rows of every standing decision that touches one of these identities (ROW, `apart`, `shared`, `telling`)."""
    where, values = among("t.identity_id", identities)
    return _rows(BY_WORDS.format(where=where), values)


def about_children(children: list[int]) -> pl.DataFrame:
    """The rows of every standing decision that touches one of these children."""
    where, values = among("l.child_id", children)
    return _rows(BY_CHILD.format(where=where), values)


def places(rows: pl.DataFrame) -> pl.DataFrame:
    """The children in which the sides of decisions now stand: decision, kind, side, child, sealed."""
    if rows.is_empty():
        return pl.DataFrame(schema=PLACE)
    told = rows.select("decision", "kind", "side", "sighting", "identity", "telling")
    where, values = among("l.sighting_id", rows["sighting"].unique().to_list())
    live = read_frame(LIVE.format(where=where), values, {"sighting": N, "child": N, "sealed": pl.Boolean})
    words = nodes.registered(rows.filter("telling")["identity"].unique().to_list())
    by_row = told.join(live, on="sighting").select(*PLACE)
    by_words = told.filter("telling").join(words.drop("sighting"), on="identity").select(*PLACE)
    return pl.concat([by_row, by_words]).unique(maintain_order=True)


def told_apart(children: list[int]) -> pl.DataFrame:
    """Pairs of these children that a person keeps apart, each both ways round: one, two, decision."""
    rows = about_children(children)
    found = places(rows.filter("apart"))
    others = found.select("decision", other_side="side", two="child")
    pairs = found.join(others, on="decision").filter(
        (pl.col("side") != pl.col("other_side")) & (pl.col("child") != pl.col("two"))
    )
    return pairs.select(one="child", two="two", decision="decision").unique(maintain_order=True)


def _rows(touched: str, values: list[Any]) -> pl.DataFrame:
    any_stand = Decision.objects.filter(undone_at=None).exists()
    rows = read_frame(ROWS.format(touched=touched), values, ROW) if any_stand else pl.DataFrame(schema=ROW)
    people = nodes.identities(rows["identity"].unique().to_list())
    telling = people.select("identity", telling=nodes.tells_apart())
    shared = pl.col("side").n_unique().over("decision", "identity") > 1
    return rows.join(telling, on="identity", how="left", maintain_order="left").with_columns(
        apart=pl.col("kind").is_in(APART),
        shared=shared,
        telling=pl.col("telling").fill_null(value=False) & ~shared,
    )
