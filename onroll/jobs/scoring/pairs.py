"""How well the register knows who is whom: pairs of rows, children wrongly joined, and children split."""

from __future__ import annotations

from typing import Any

import polars as pl

from onroll.jobs.scoring.play import Played, with_persons
from onroll.jobs.scoring.truth import Truth
from onroll.register.bulk import read_frame
from onroll.register.waiting import STANDING

N = pl.Int64
HELD = f"""
SELECT s.id, s.delivery_id, s.line, l.child_id,
  CASE WHEN i.upn IS NULL AND i.former_upn IS NULL AND i.nhs_number IS NULL THEN 0 ELSE 1 END
FROM {STANDING} JOIN register_identity i ON i.key = s.identity_id ORDER BY s.id
"""
ASKED = "SELECT count(*) FROM register_doubt WHERE NOT withdrawn AND decision <> 'sealed'"


def held(played: Played, truth: Truth) -> pl.DataFrame:
    """Every standing row: sighting, child (null: it waits), person, identified, scenario, origin, and both firsts."""
    rows = read_frame(
        HELD, [], {"sighting": N, "delivery": N, "line": N, "child": N, "identified": pl.Boolean}
    )
    known = with_persons(rows, played, truth).join(
        truth.people.select("person", "scenario", "origin"), on="person", maintain_order="left"
    )
    first_of_person = pl.col("child").drop_nulls().first().over("person")
    return known.with_columns(
        true_pair=pl.col("sighting") != pl.col("sighting").first().over("person"),
        found=(pl.col("child") == first_of_person).fill_null(value=False),
        said_pair=pl.col("child").is_not_null()
        & (pl.col("sighting") != pl.col("sighting").first().over("child")),
        right=pl.col("person") == pl.col("person").first().over("child"),
    )


def figures(rows: pl.DataFrame) -> dict[str, Any]:
    """Precision and recall of pairs: a row and its child's first one; a row and its person's first one."""
    said, true = rows.filter("said_pair"), rows.filter("true_pair")
    return {
        "rows": rows.height,
        "joined": said.height,
        "wrong": said.height - int(said["right"].sum()),
        "precision": share(int(said["right"].sum()), said.height),
        "recall": share(int(true["found"].sum()), true.height),
    }


def linkage(rows: pl.DataFrame, played: Played) -> dict[str, Any]:
    """All about who is whom, at the end of the story."""
    asked = int(read_frame(ASKED, [], {"asked": N})["asked"][0])
    return {
        "pairs": figures(rows),
        "pairs_with_identifiers": figures(rows.filter("identified")),
        "pairs_without_identifiers": figures(rows.filter(~pl.col("identified"))),
        "people": rows["person"].n_unique(),
        "children": rows["child"].drop_nulls().n_unique(),
        "children_wrongly_joined": mixed(rows, "child", "person"),
        "children_split": mixed(rows, "person", "child"),
        "rows_waiting": rows["child"].null_count(),
        "review_decisions_asked": asked,
        "review_decisions_per_1000_rows": share(asked * 1000, played.rows, 2),
    }


def mixed(rows: pl.DataFrame, one: str, many: str) -> int:
    """How many of the one hold more than one of the many."""
    held_in = rows.drop_nulls([one, many]).group_by(one).agg(pl.col(many).n_unique())
    return held_in.filter(pl.col(many) > 1).height


def share(part: float, whole: float, places: int = 5) -> float | None:
    """A ratio, or None where there is nothing to divide by."""
    return round(part / whole, places) if whole else None
