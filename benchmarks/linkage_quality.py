"""How good links are, counted alike for every method: what was joined, what was put to a person, what was lost."""

from __future__ import annotations

import polars as pl

LEAST_GROUP = 100
"""A name-origin group with fewer rows in the register says nothing about fairness."""


def quality(
    found: pl.DataFrame, asked: pl.DataFrame, waiting: pl.DataFrame, register: pl.DataFrame
) -> dict[str, float]:
    """Shares and counts. `found`: node, child, weight, accepted; `asked`: node, child; the others with their `person`.

    A row is lost when its child is in the register, nothing joined it, and no person was asked about it.
    """
    children = register.select("child", "person", household="household")
    rows = waiting.select("node", "person", "origin", "household")
    rows = rows.join(children.select("person", truth="child"), on="person", how="left")
    best = found.sort("weight", descending=True).unique("node", keep="first", maintain_order=True)
    judged = (
        best.join(rows, on="node").join(children, on="child", suffix="_child").sort("weight", descending=True)
    )
    judged = judged.with_columns(right=pl.col("person") == pl.col("person_child"))
    joined = judged.filter("accepted")
    there = rows.filter(pl.col("truth").is_not_null())
    wrong = joined.filter(~pl.col("right"))
    left = there.join(joined, on="node", how="anti")
    return {
        "precision": (joined.height - wrong.height) / max(joined.height, 1),
        "recall": (joined.height - wrong.height) / max(there.height, 1),
        "recall at 99.9 %": loosest(judged) / max(there.height, 1),
        "wrong": wrong.height,
        "of these brothers and sisters": wrong.filter(
            pl.col("household") == pl.col("household_child")
        ).height,
        "lost": left.join(asked, on="node", how="anti").height / max(there.height, 1),
        "asked": asked["node"].n_unique() / max(rows.height, 1),
        "spread over origins": spread(there, joined.filter("right")),
    }


def loosest(judged: pl.DataFrame) -> int:
    """How many are right at the loosest weight where 999 of 1,000 still are."""
    precise = pl.col("right").cum_sum() / pl.int_range(1, pl.len() + 1)
    last = judged.with_columns(precise=precise, nth=pl.int_range(1, pl.len() + 1)).filter(
        pl.col("precise") >= 0.999
    )
    return int(judged.head(last["nth"].max() or 0)["right"].sum())  # type: ignore[arg-type]


def spread(there: pl.DataFrame, right: pl.DataFrame) -> float:
    """The recall of the best served name-origin group less that of the worst served."""
    told = there.with_columns(found=pl.col("node").is_in(right["node"].implode())).drop_nulls("origin")
    groups = (
        told.group_by("origin").agg(pl.len(), pl.col("found").mean()).filter(pl.col("len") >= LEAST_GROUP)
    )
    found = groups["found"].to_list()
    return max(found) - min(found) if found else 0.0
