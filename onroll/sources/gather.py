"""Rows of cells into one frame: the known columns as text, each row as it was sent, and the rows that are spoiled."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice

import polars as pl

from onroll.sources.headers import Headers
from onroll.sources.shape import Refused

BATCH = 20_000
FIRST_LINE = 2
"""A record's line is its ordinal + 1: the header is line 1, in every format."""
LONGEST_KEPT = 10_000
"""Characters of a spoiled row that are kept in its problem."""

Row = list[str]


@dataclass(slots=True)
class Gathered:
    """A file's rows before anything is made of them.

    frame: line (i64), raw (str, JSON by header), and for each known column its text, blank cells null;
           a column the file holds twice stands as `name`, `name#2` …
    spoiled: rows that cannot be read: line, why, the row as sent. remarks: line, what was mended in it.
    """

    headers: Headers
    frame: pl.DataFrame
    rows: int
    spoiled: list[tuple[int, str, str]] = field(default_factory=list)
    remarks: list[tuple[int, str]] = field(default_factory=list)


def gather(headers: Headers, rows: Iterable[Row], file: str, max_rows: int, odd: set[str]) -> Gathered:
    """Collect a file's rows batch by batch; `odd` holds what was mended in the row read last. Raises Refused."""
    gathered = Gathered(headers, pl.DataFrame(), 0)
    frames = [_frame(headers, [], [])]
    for batch in _batches(_noting(rows, gathered, odd)):
        first = gathered.rows + FIRST_LINE
        gathered.rows += len(batch)
        check_size(gathered.rows, max_rows, file)
        frames.append(_take(headers, batch, first, gathered))
    gathered.frame = pl.concat(frames)
    return gathered


def check_size(rows: int, max_rows: int, file: str) -> None:
    """Refuse a file with more rows than may be read at once."""
    if rows > max_rows:
        raise Refused(
            f"{file}: the file holds more than {max_rows:,} rows, the most that is read at once (max_rows). "
            f"Nothing was taken from it. Split it into smaller files."
        )


def _batches(rows: Iterable[Row]) -> Iterator[list[Row]]:
    waiting = iter(rows)
    while batch := list(islice(waiting, BATCH)):
        yield batch


def _noting(rows: Iterable[Row], gathered: Gathered, odd: set[str]) -> Iterator[Row]:
    """The rows themselves; whatever was odd while reading one is noted against its line."""
    for line, row in enumerate(rows, start=FIRST_LINE):
        if odd:
            gathered.remarks += [(line, remark) for remark in sorted(odd)]
            odd.clear()
        yield row


def _take(headers: Headers, batch: list[Row], first: int, gathered: Gathered) -> pl.DataFrame:
    width = len(headers.sent)
    if all(len(row) == width for row in batch):
        return _frame(headers, batch, list(range(first, first + len(batch))))
    kept, lines = [], []
    for line, row in enumerate(batch, start=first):
        fitted = row if len(row) <= width else row[:width] + [cell for cell in row[width:] if cell.strip()]
        if len(fitted) == width:
            kept.append(fitted)
            lines.append(line)
        else:
            gathered.spoiled.append((line, _misfit(len(fitted), width), _as_sent(row)))
    return _frame(headers, kept, lines)


def _misfit(cells: int, width: int) -> str:
    few_or_many = "fewer" if cells < width else "more"
    return f"this row has {cells} cells, {few_or_many} than the header's {width}: its values may be misplaced"


def _as_sent(row: Row) -> str:
    return json.dumps(row, ensure_ascii=False)[:LONGEST_KEPT]


def _frame(headers: Headers, batch: list[Row], lines: list[int]) -> pl.DataFrame:
    """A batch as columns: text is trimmed, blank cells are null, and the row as sent is kept as JSON."""
    columns = list(zip(*batch, strict=True)) if batch else [()] * len(headers.sent)
    sent = pl.DataFrame(
        [pl.Series(name, cells, dtype=pl.String) for name, cells in zip(headers.sent, columns, strict=True)]
    )
    known = [
        tidy(pl.nth(place)).alias(name if count == 1 else f"{name}#{count}")
        for name, places in sorted(headers.places.items())
        for count, place in enumerate(places, start=1)
    ]
    raw = pl.struct(pl.all()).struct.json_encode().alias("raw")
    return sent.select(pl.Series("line", lines, dtype=pl.Int64), raw, *known)


def tidy(column: pl.Expr) -> pl.Expr:
    """One column's text with its white space made single and trimmed; blank is null."""
    text = column.str.replace_all(r"\s+", " ").str.strip_chars()
    return pl.when(text != "").then(text)
