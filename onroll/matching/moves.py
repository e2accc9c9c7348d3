"""Which decisions another model would take otherwise: seen before it is switched on."""

from __future__ import annotations

import polars as pl

from onroll.matching.tables import Linked

JOINED, NEW, ASKED = "joined", "new", "to a person"


def moves(before: Linked, after: Linked) -> pl.DataFrame:
    """Each identity decided otherwise: `node`, `was`, `becomes`."""
    was, becomes = standing(before), standing(after)
    both = was.join(becomes, on="node", suffix="_after")
    other = (
        (pl.col("state") == JOINED)
        & (pl.col("state_after") == JOINED)
        & (pl.col("with") != pl.col("with_after"))
    )
    moved = both.filter((pl.col("state") != pl.col("state_after")) | other)
    return moved.select(
        "node", was="state", becomes=pl.when(other).then(pl.lit("joined to another")).otherwise("state_after")
    ).sort("was", "becomes", "node")


def standing(told: Linked) -> pl.DataFrame:
    """For each identity whether it joined somebody, with whom, or is new, or is put to a person."""
    decisions = pl.DataFrame(told.decisions).select("node", "child", "group")
    asked = pl.DataFrame(told.doubts)["node"].unique()
    whom = pl.coalesce(pl.format("c{}", "child"), pl.format("g{}", "group"), "node")
    grouped = decisions.with_columns(whom=whom)
    grouped = grouped.with_columns(
        pl.len().over("whom").alias("size"), pl.col("node").min().over("whom").alias("with")
    )
    alone = pl.col("child").is_null() & (pl.col("size") == 1)
    state = (
        pl.when(~alone).then(pl.lit(JOINED)).when(pl.col("node").is_in(asked.implode())).then(pl.lit(ASKED))
        .otherwise(pl.lit(NEW))
    )  # fmt: skip
    return grouped.select("node", "with", state=state)
