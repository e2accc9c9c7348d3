"""Columns of text into days, codes and numbers: each distinct text is read once, and what fails is kept raw only."""

from __future__ import annotations

from datetime import date

import polars as pl

from onroll.sources.gather import Gathered
from onroll.sources.problems import Problems
from onroll.sources.shape import IDENTITY, ColumnKind, Source
from onroll.sources.values import Reader, identity_readers, read_words, reader_of

LONGEST_VALUE = 10_000
TYPES: dict[ColumnKind, type[pl.DataType]] = {"date": pl.Date, "number": pl.Float64, "year_group": pl.Float64}
"""How each kind of column is held; all others are text."""


def clean(gathered: Gathered, source: Source, learned_on: date, problems: Problems) -> pl.DataFrame:
    """line, raw, and every column of the source cleaned (null where blank or bad).

    For each column sent, `sent.NAME` tells whether the cell was filled, so that blank and bad can be told apart.
    """
    frame = _one_of_each(gathered, problems)
    names = list(gathered.headers.places)
    filled = frame.select(pl.col(name).is_not_null().alias(f"sent.{name}") for name in names)
    columns: list[pl.Series] = []
    for name, reader, held in _wanted(source, learned_on):
        if name not in names:
            columns.append(
                pl.Series(name, [None], dtype=held).extend_constant(None, frame.height).head(frame.height)
            )
            continue
        text = _not_too_long(frame, name, gathered.headers.named(name), problems)
        shown = gathered.headers.named(name)
        columns.append(_read(frame["line"], text, reader or read_words, held, shown, problems))
    cleaned = pl.DataFrame([frame["line"], frame["raw"], *columns]).hstack(filled)
    return _blanks_filled(cleaned, source)


def _wanted(source: Source, learned_on: date) -> list[tuple[str, Reader | None, type[pl.DataType]]]:
    """Each column's name, how it is read, and how it is held; a source's own column comes before identity's."""
    own = [(one.name, reader_of(one, source), TYPES.get(one.kind, pl.String)) for one in source.columns]
    if not source.identity_columns:
        return own
    readers = identity_readers(learned_on)
    taken = {name for name, _, _ in own}
    who = [name for name in (*IDENTITY, "source_ref") if name not in taken]
    return [*own, *((name, readers.get(name), pl.Date if name == "dob" else pl.String) for name in who)]


def _one_of_each(gathered: Gathered, problems: Problems) -> pl.DataFrame:
    """Where a file holds a column twice, the first filled cell counts; two that differ are not used at all."""
    frame = gathered.frame
    for name, places in gathered.headers.places.items():
        if len(places) == 1:
            continue
        copies = [name, *(f"{name}#{count}" for count in range(2, len(places) + 1))]
        differ = pl.any_horizontal(pl.col(copy) != pl.coalesce(copies) for copy in copies).fill_null(
            value=False
        )
        headers = " and ".join(gathered.headers.sent[place] for place in places)
        clash = frame.filter(differ).select(
            "line", value=pl.concat_str(copies, separator=" / ", ignore_nulls=True),
            problem=pl.lit(f"the columns {headers} mean the same and differ, so neither is used"),
        )  # fmt: skip
        problems.warn(clash, gathered.headers.named(name))
        frame = frame.with_columns(pl.when(~differ).then(pl.coalesce(copies)).alias(name)).drop(copies[1:])
    return frame


def _not_too_long(frame: pl.DataFrame, name: str, shown: str, problems: Problems) -> pl.Series:
    """A column without the cells of more than 10,000 characters, which are warned about and left out."""
    long = pl.col(name).str.len_chars() > LONGEST_VALUE
    found = frame.filter(long)
    if not found.height:
        return frame[name]
    problem = pl.lit(f"more than {LONGEST_VALUE:,} characters in one cell: not used")
    problems.warn(found.select("line", value=pl.col(name), problem=problem), shown)
    return frame.select(pl.when(~long).then(pl.col(name)).alias(name))[name]


def _read(
    line: pl.Series, text: pl.Series, reader: Reader, held: type[pl.DataType], shown: str, problems: Problems
) -> pl.Series:
    """A column read: each distinct text once, then joined back."""
    distinct = text.drop_nulls().unique()
    results = [reader(value) for value in distinct.to_list()]
    table = pl.DataFrame([
        distinct.alias("value"),
        pl.Series("read", [value for value, _ in results], dtype=held),
        pl.Series("problem", [problem for _, problem in results], dtype=pl.String),
    ])  # fmt: skip
    joined = pl.DataFrame([line, text.alias("value")]).join(
        table, on="value", how="left", maintain_order="left"
    )
    problems.warn(joined.filter(pl.col("problem").is_not_null()).select("line", "value", "problem"), shown)
    return joined["read"].alias(text.name)


def _blanks_filled(frame: pl.DataFrame, source: Source) -> pl.DataFrame:
    """What a blank means, where it means anything: an undecided application is pending. A bad value stays null."""
    meant = []
    for column in source.columns:
        if column.blank:
            sent = (
                pl.col(f"sent.{column.name}")
                if f"sent.{column.name}" in frame.columns
                else pl.lit(value=False)
            )
            meant.append(
                pl.when(sent).then(pl.col(column.name)).otherwise(pl.lit(column.blank)).alias(column.name)
            )
        if column.inferred:
            follows = [
                pl.when(pl.col(other).is_not_null()).then(pl.lit(value)) for other, value in column.inferred
            ]
            meant.append(pl.coalesce(column.name, *follows))
    return frame.with_columns(meant)
