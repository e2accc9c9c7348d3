"""Write down who has been found to be whom: pairs of rows, and the child of every row. Sealed children are left out."""

from __future__ import annotations

from pathlib import Path

import polars as pl

from onroll.intake.links import SAME_TEXT_WEIGHT
from onroll.register import trail
from onroll.register.bulk import read_frame
from onroll.register.scope import Actor
from onroll.register.waiting import LINKED

SEEN = f"{LINKED} JOIN register_child c ON c.id = l.child_id AND c.restriction = ''"
CLUSTERS = f"""
SELECT d.source, d.ref, s.line, c.ref FROM {SEEN} WHERE l.undone_at IS NULL ORDER BY s.delivery_id, s.line
"""
ROWS = f"""
SELECT d.ref, s.line, s.id, c.id, l.weight, l.reason, c.ref FROM {SEEN} WHERE l.undone_at IS NULL ORDER BY s.id
"""
DOUBTS = """
SELECT o.sighting_id, o.child_id, o.weight FROM register_doubt o
WHERE o.decided_at IS NULL AND NOT o.withdrawn ORDER BY o.id
"""
S, N = pl.String, pl.Int64
# The row a child began with need not be its earliest: then the earliest has the weight that brought the two together.
# Where nobody weighed them, since a key or a person's word joins them by itself, they are as sure as can be.
OWN = pl.when(pl.col("reason") == "new").then("first_weight").otherwise("weight").fill_null(0.0)
PAIRED = pl.when(OWN == 0).then(SAME_TEXT_WEIGHT).otherwise(OWN)
PAIR = ("delivery_a", "line_a", "delivery_b", "line_b", "weight", "band")


def write_clusters(path: Path, *, actor: Actor) -> None:
    """The child of every row."""
    rows = read_frame(CLUSTERS, [], {"source": S, "delivery": S, "line": N, "child": S})
    trail.looked(actor, rows["child"].unique().sort().to_list(), page="link --clusters")
    rows.write_csv(path)


def write_pairs(path: Path, *, actor: Actor) -> None:
    """Each row with its child's first one; and each row that may be another child's, with that child's first one."""
    rows = read_frame(
        ROWS,
        [],
        {"delivery": S, "line": N, "sighting": N, "child": N, "weight": pl.Float64, "reason": S, "ref": S},
    )
    first = rows.unique("child", keep="first", maintain_order=True).select(
        "child", delivery_a="delivery", line_a="line", first="sighting", first_weight="weight"
    )
    here = rows.join(first, on="child", maintain_order="left").filter(pl.col("sighting") != pl.col("first"))
    same = here.select(
        "delivery_a", "line_a", delivery_b="delivery", line_b="line", weight=PAIRED, band=pl.lit("same")
    )
    doubts = read_frame(DOUBTS, [], {"sighting": N, "child": N, "weight": pl.Float64})
    asked = doubts.join(rows.select("sighting", "delivery", "line"), on="sighting", maintain_order="left")
    maybe = asked.join(first, on="child", maintain_order="left").select(
        "delivery_a", "line_a", delivery_b="delivery", line_b="line", weight="weight", band=pl.lit("maybe")
    )
    trail.looked(actor, rows["ref"].unique().sort().to_list(), page="link --export")
    pl.concat([same, maybe]).select(PAIR).write_csv(path)
