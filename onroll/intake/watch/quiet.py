"""What need not be told again: a pair of children about whom an alert is open, or whom an officer has told apart."""

from __future__ import annotations

import polars as pl

from onroll.register.bulk import among, read_frame
from onroll.register.models import Alert, Decision

THEM, NOT_THEM, CANNOT_TELL = ANSWERS = ("them", "not_them", "cannot_tell")
EARLIER = """
SELECT a.child_id, l.child_id, s.identity_id, d.source, s.learned_at, a.answer FROM register_alert a
JOIN register_sighting s ON s.id = a.sighting_id JOIN register_delivery d ON d.id = s.delivery_id
LEFT JOIN register_link l ON l.sighting_id = s.id AND l.undone_at IS NULL
WHERE NOT a.withdrawn AND {where}
"""
SCHEMA = {
    "child": pl.Int64,
    "was_other": pl.Int64,
    "was_identity": pl.String,
    "was_source": pl.String,
    "was_learned": pl.Datetime("us", "UTC"),
    "answer": pl.String,
}


def unanswered(rows: pl.DataFrame, *, all_rows: bool) -> pl.DataFrame:
    """Of these rows (as `signs` gives them) those that no earlier alert or decision has settled.

    all_rows: the rows are not new, so an alert in any state settles them.
    """
    apart = _told_apart(rows["child"].unique().to_list())
    rows = rows.join(apart, on=["child", "other"], how="anti", maintain_order="left")
    where, values = among("a.child_id", rows["child"].unique().to_list())
    earlier = read_frame(EARLIER.format(where=where), values, SCHEMA)
    if earlier.is_empty():
        return rows
    both = rows.with_row_index("row").join(earlier, on="child")
    same = pl.col("was_other") == pl.col("other")
    refused = (pl.col("answer") == NOT_THEM) & (
        (pl.col("was_identity") == pl.col("said_as")) | (same & (pl.col("other") != pl.col("child")))
    )
    since = same & (pl.col("was_learned") > pl.col("closed_at"))
    waits = (pl.col("answer") == CANNOT_TELL) & (pl.col("was_source") == pl.col("source"))
    settled = refused | (since & (pl.col("answer").is_in(["", THEM]) | waits | pl.lit(all_rows)))
    done = both.filter(settled.fill_null(value=False))["row"].unique().to_list()
    return rows.with_row_index("row").filter(~pl.col("row").is_in(done)).drop("row")


def unsettled() -> list[int]:
    """The alerts of which somebody said that it cannot be told yet: what comes next may tell."""
    return list(Alert.objects.filter(answer=CANNOT_TELL, withdrawn=False).values_list("pk", flat=True))


def _told_apart(children: list[int]) -> pl.DataFrame:
    """Pairs of children whom a person has decided to be two, either way round."""
    decided = Decision.objects.filter(kind="different", undone_at=None)
    found = set(decided.filter(child__in=children).values_list("child", "other"))
    found |= {(two, one) for one, two in decided.filter(other__in=children).values_list("child", "other")}
    schema = {"child": pl.Int64, "other": pl.Int64}
    return pl.DataFrame([pair for pair in found if None not in pair], schema, orient="row")
