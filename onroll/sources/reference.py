"""Lists about schools and postcodes, not children: cleaned rows, each with its key or rejected."""

from __future__ import annotations

import polars as pl

from onroll.sources.problems import Problems
from onroll.sources.shape import Source

WHOLE = ("number", "year_group")
"""Kinds of column that hold whole numbers in these lists."""


def reference_rows(frame: pl.DataFrame, source: Source, problems: Problems) -> pl.DataFrame:
    """line and the source's columns, of the rows that have their key; the others are rejected, kept as sent."""
    names = [column.name for column in source.columns]
    if "establishment_number" in names:
        frame = _with_laestab(frame)
        names.remove("establishment_number")
    keyed = pl.all_horizontal(pl.any_horizontal(pl.col(*one.split("|")).is_not_null()) for one in source.key)
    keys = " and ".join(source.key).replace("|", " or ")
    problem = pl.lit(f"this row has no usable {keys}, so nothing can be looked up by it")
    problems.reject(frame.filter(~keyed).select("line", value=pl.col("raw"), problem=problem))
    numbers = [column.name for column in source.columns if column.kind in WHOLE and column.name in names]
    kept = frame.filter(keyed).select("line", *names)
    return kept.with_columns(pl.col(numbers).round(0).cast(pl.Int64, strict=False))


def _with_laestab(frame: pl.DataFrame) -> pl.DataFrame:
    """A school's seven digits, from the authority's three and the school's four where they are sent apart."""
    number = pl.col("establishment_number").cast(pl.Int64, strict=False).cast(pl.String).str.zfill(4)
    joined = pl.col("la_code") + pl.when(number.str.len_chars() == 4).then(number)
    whole = pl.when(pl.col("laestab").str.len_chars() == 7).then(pl.col("laestab"))
    return frame.with_columns(laestab=pl.coalesce(whole, joined))
