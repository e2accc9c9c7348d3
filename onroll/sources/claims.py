"""From cleaned rows to what they say: sightings of children, dated facts, and the senders' references."""

from __future__ import annotations

import re

import polars as pl

from onroll.sources.headers import REFERENCES, WHO
from onroll.sources.shape import IDENTITY, FactShape, Source

DAYS = ("true_from", "true_until", "said_on")
FACT_COLUMNS = pl.Schema({
    "line": pl.Int64, "kind": pl.String, "true_from": pl.Date, "true_until": pl.Date, "said_on": pl.Date,
    "school": pl.String, "code": pl.String, "detail": pl.String, "place": pl.String, "ref": pl.String,
    "number": pl.Float64,
})  # fmt: skip
REF_COLUMNS = pl.Schema({"line": pl.Int64, "space": pl.String, "value": pl.String})
SIGHTING_COLUMNS = pl.Schema({
    "line": pl.Int64, **{name: pl.Date if name == "dob" else pl.String for name in IDENTITY},
    **{name: pl.Date for name in ("said_on", "true_from", "true_until")}, "school": pl.String, "raw": pl.String,
})  # fmt: skip


def names_somebody(frame: pl.DataFrame) -> pl.Expr:
    """Whether a cleaned row can be about a child: a name with a letter or figure in it, or a usable identifier."""
    told = [name for name in (*WHO, *REFERENCES) if name in frame.columns]
    return pl.any_horizontal(
        pl.col(name).str.contains(r"[\p{L}\p{N}]").fill_null(value=False) for name in told
    )


def facts_of(frame: pl.DataFrame, source: Source) -> pl.DataFrame:
    """Every claim the rows make, by the source's shapes; `of_changes` tells which part of a file a row is of."""
    made = [_fact(_of_part(frame, shape), shape) for shape in source.facts]
    return pl.concat([pl.DataFrame(schema=FACT_COLUMNS), *made])


def sightings_of(frame: pl.DataFrame, facts: pl.DataFrame) -> pl.DataFrame:
    """Who each row is about, with the days of the first claim it makes."""
    days = facts.unique("line", keep="first", maintain_order=True).select("line", *DAYS)
    joined = frame.join(days, on="line", how="left", maintain_order="left")
    said = pl.coalesce("said_on", "true_from").alias("said_on")
    return joined.with_columns(said).select(SIGHTING_COLUMNS.names()).cast(SIGHTING_COLUMNS)


def refs_of(frame: pl.DataFrame, source: Source) -> pl.DataFrame:
    """The senders' own keys, each in the space where it is unique."""
    shared = {"application_ref": pl.lit("application"), "notice_ref": pl.lit("notice")}
    own: pl.Expr = pl.lit(source.ref_space or f"{source.code}:source_ref")
    if source.school_sent:
        own = pl.lit(f"{source.code}:") + pl.coalesce("school", pl.lit("source_ref"))
    spaces = {**shared, "source_ref": own}
    found = [
        frame.filter(pl.col(name).is_not_null()).select("line", space=space, value=pl.col(name))
        for name, space in spaces.items()
        if name in frame.columns
    ]
    return pl.concat([pl.DataFrame(schema=REF_COLUMNS), *found]).sort("line", maintain_order=True)


def snapshots_of(frame: pl.DataFrame, source: Source) -> pl.DataFrame:
    """Each school, day and coverage a snapshot speaks of, with its rows."""
    coverage = pl.col("coverage") if "coverage" in frame.columns else pl.lit(None, dtype=pl.String)
    known = pl.col("as_at").is_not_null() & (pl.col("school").is_not_null() | pl.lit(not source.needs_school))
    keys = frame.filter(known & ~pl.col("of_changes")).select("school", "as_at", coverage=coverage)
    return keys.group_by("school", "as_at", "coverage", maintain_order=True).agg(rows=pl.len().cast(pl.Int64))


def _of_part(frame: pl.DataFrame, shape: FactShape) -> pl.DataFrame:
    return frame.filter(pl.col("of_changes") == (shape.part == "changes")) if shape.part else frame


def _fact(frame: pl.DataFrame, shape: FactShape) -> pl.DataFrame:
    needed = [pl.col(name).is_not_null() for name in shape.only_if.split("|") if name]
    rows = frame.filter(pl.any_horizontal(needed)) if needed else frame
    number = pl.col(shape.number) if shape.number else pl.lit(None)
    return rows.select(
        line=pl.col("line"), kind=pl.lit(shape.kind),
        true_from=_first(shape.true_from), true_until=_first(shape.true_until), said_on=_first(shape.said_on),
        school=_first(shape.school), code=_text(frame, shape.code), detail=_text(frame, shape.detail),
        place=_first_text(frame, shape.place), ref=_text(frame, shape.ref), number=number,
    ).cast(FACT_COLUMNS)  # fmt: skip


def _first(names: tuple[str, ...]) -> pl.Expr:
    return pl.coalesce(names) if names else pl.lit(None)


def _first_text(frame: pl.DataFrame, entries: tuple[str, ...]) -> pl.Expr:
    return pl.coalesce(_text(frame, entry) for entry in entries) if entries else pl.lit(None)


def _text(frame: pl.DataFrame, entry: str) -> pl.Expr:
    """One entry of a shape, in any of the ways `FactShape` names; null when all its columns are blank."""
    if not entry:
        return pl.lit(None, dtype=pl.String)
    if entry.startswith("="):
        return pl.lit(entry[1:])
    if entry.endswith("?"):
        return pl.when(pl.col(entry[:-1]) == "yes").then(pl.lit(entry[:-1]))
    if " + " in entry:
        parts = [_column(frame, name) for name in entry.split(" + ")]
        joined = pl.concat_str(parts, separator=", ", ignore_nulls=True)
        return pl.when(joined != "").then(joined)
    if "{" not in entry:
        return _column(frame, entry)
    names = re.findall(r"\{(\w+)\}", entry)
    filled = [_column(frame, name).fill_null("") for name in names]
    anything = pl.any_horizontal(pl.col(name).is_not_null() for name in names)
    return pl.when(anything).then(pl.format(re.sub(r"\{\w+\}", "{}", entry), *filled))


def _column(frame: pl.DataFrame, name: str) -> pl.Expr:
    return pl.col(name).dt.to_string("iso") if frame.schema[name] == pl.Date else pl.col(name).cast(pl.String)
