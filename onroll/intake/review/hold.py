"""What people have decided, held to when rows look for their child again: before anything is weighed."""

from __future__ import annotations

import polars as pl

from onroll.intake.review.standing import about_words, places

REASON = "person-said-same"
MEMBER = ("sighting", "node", "decision", "apart", "side", "decided_at")


def parted(asked: pl.DataFrame, rows: pl.DataFrame) -> pl.DataFrame:
    """Rows of one wording that a person has told apart: each stands for itself."""
    alone = pl.col("sighting").is_in(rows.filter(pl.col("apart") & pl.col("shared"))["sighting"].implode())
    own = pl.lit("s:") + pl.col("sighting").cast(pl.String)
    return asked.with_columns(
        strong=pl.col("strong") & ~alone, node=pl.when(alone).then(own).otherwise("node")
    )


def standing_for(asked: pl.DataFrame) -> pl.DataFrame:
    """The rows of every decision that may hold for somebody who waits."""
    return about_words(asked["identity"].unique().to_list())


def said_same(asked: pl.DataFrame, rows: pl.DataFrame) -> pl.DataFrame:
    """Waiting sightings whom a person has joined with a child of the register: asked's columns, child, decision."""
    members = _members(asked, rows)
    found = places(rows)
    same = members.filter(~pl.col("apart")).join(found.filter(~pl.col("sealed")), on="decision")
    whom = same.select("sighting", "child", "decision", "decided_at")
    free = whom.join(_against(members, found), on=["sighting", "child"], how="anti")
    latest = free.sort("decision", descending=True).unique(["sighting", "child"], keep="first")
    one = latest.filter(pl.len().over("sighting") == 1)
    since = pl.max_horizontal("learned_at", "decided_at")
    return asked.join(one, on="sighting", maintain_order="left").with_columns(
        reason=pl.lit(REASON),
        weight=pl.lit(None, pl.Float64),
        anchor=pl.lit(None, pl.Int64),
        known_from=since,
    )


def for_matching(asked: pl.DataFrame, rows: pl.DataFrame) -> pl.DataFrame:
    """What has been said of those who wait, shaped as the matching's `said.SAID`."""
    members = _members(asked, rows)
    apart = _against(members, places(rows)).join(members.select("sighting", "node"), on="sighting")
    none = pl.lit(None, pl.String)
    with_child = apart.select("node", other_node=none, child="child", same=pl.lit(value=False))
    other = members.select("decision", other_node="node", other_side="side")
    both = members.join(other, on="decision").filter(pl.col("node") < pl.col("other_node"))
    told = both.filter(~pl.col("apart") | (pl.col("side") != pl.col("other_side")))
    with_node = told.select("node", "other_node", child=pl.lit(None, pl.Int64), same=~pl.col("apart"))
    return pl.concat([with_child, with_node]).unique(maintain_order=True)


def _members(asked: pl.DataFrame, rows: pl.DataFrame) -> pl.DataFrame:
    """Those who wait and are meant by a decision: by their own row, or by saying the same word for word."""
    open_ones = asked.filter(~pl.col("restricted"))
    told = rows.select("decision", "apart", "side", "decided_at", "sighting", "identity", "telling")
    by_row = open_ones.join(told.drop("identity"), on="sighting").select(MEMBER)
    by_words = open_ones.filter("strong").join(told.filter("telling").drop("sighting"), on="identity")
    return pl.concat([by_row, by_words.select(MEMBER)]).unique(maintain_order=True)


def _against(members: pl.DataFrame, found: pl.DataFrame) -> pl.DataFrame:
    """The children from whom a person keeps those who wait apart: sighting, child."""
    others = found.select("decision", "child", other_side="side")
    met = members.filter("apart").join(others, on="decision")
    return met.filter(pl.col("side") != pl.col("other_side")).select("sighting", "child").unique()
