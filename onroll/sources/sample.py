"""A file's header and first rows, for a person to say which column is which: what is known, what is guessed, and why.

Nothing is taken from the file here, and nothing guessed is ever used by itself.
"""

from __future__ import annotations

import csv
import json
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path

import polars as pl

from onroll.sources import text_files, workbooks
from onroll.sources.claims import names_somebody
from onroll.sources.clean import clean
from onroll.sources.gather import Row
from onroll.sources.headers import (
    Headers,
    check_headers,
    distinct_headers,
    fingerprint,
    known_headers,
    match_headers,
)
from onroll.sources.problems import Problems
from onroll.sources.read import HEAD, OLD_OFFICE
from onroll.sources.shape import Refused, Source
from onroll.sources.suggest import Suggestion, suggest
from onroll.sources.text_files import read_text_file
from onroll.sources.values import plain
from onroll.sources.xml.stream import is_xml

ROWS = 50
MOST_HEADERS, LONGEST_HEADER = 200, 200
"""Beyond this it is no list that a person could put in order, and nobody is asked."""
SAMPLE, LOOK, PREVIEW = "sample.csv", "look.json", "preview.json"


@dataclass(frozen=True, slots=True)
class Look:
    """What is seen of a file before it is read. `asks`: a person should say which column is which first."""

    asks: bool
    headers: tuple[str, ...]
    suggestions: tuple[Suggestion, ...]


@dataclass(frozen=True, slots=True)
class Preview:
    """The first rows as they would be read: `rows` by column, with their line; `problems` by line and header.

    `unread`: the headers of which no filled cell could be read as the column chosen.
    """

    columns: tuple[str, ...]
    rows: list[dict[str, str | None]]
    problems: list[dict[str, str | int]]
    unread: list[str]


def look(source: Source, path: Path, folder: Path, *, learned_on: date, max_rows: int) -> Look:
    """Look at a file; keep its first rows in `folder` as plain CSV. Raises Refused for what is no list."""
    records = _first_records(source, path, max_rows)
    headers = distinct_headers(records[0]) if records else ()
    rows = [_fitted(row, len(headers)) for row in records[1:]]
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / SAMPLE).open("w", encoding="utf-8", newline="") as sheet:
        csv.writer(sheet).writerows([headers, *records[1:]])
    guessed = tuple(suggest(headers, rows, source, learned_on)) if headers else ()
    return Look(_asks(records[0], rows, source) if records else False, headers, guessed)


def preview(source: Source, sample: Path, *, learned_on: date) -> Preview:
    """How the first rows would be read. Raises Refused where the columns chosen name nobody."""
    gathered = read_text_file(sample, source, ROWS)
    problems = Problems()
    spoiled = [{"line": line, "value": "", "problem": problem} for line, problem, _ in gathered.spoiled]
    problems.reject(
        pl.DataFrame(spoiled, schema={"line": pl.Int64, "value": pl.String, "problem": pl.String})
    )
    cleaned = clean(gathered, source, learned_on, problems)
    if source.identity_columns:
        nobody = cleaned.filter(~names_somebody(cleaned))
        problems.reject(
            nobody.select("line", value=pl.lit(""), problem=pl.lit("nobody can be recognised by this row"))
        )
    used = sorted(gathered.headers.places, key=lambda name: gathered.headers.places[name])
    text = cleaned.select(pl.col(name).cast(pl.String) for name in ("line", *used) if name in cleaned.columns)
    found = problems.table().select("line", "column", "problem", "severity").to_dicts()
    return Preview(tuple(text.columns[1:]), text.to_dicts(), found, _unread(cleaned, gathered.headers))


def write(found: Look | Preview, place: Path) -> None:
    """Keep it as JSON."""
    place.write_text(json.dumps(asdict(found), ensure_ascii=False), encoding="utf-8")


def load_look(folder: Path) -> Look:
    """What was seen of a file. Raises FileNotFoundError when nobody has looked."""
    told = json.loads((folder / LOOK).read_text(encoding="utf-8"))
    guessed = tuple(Suggestion(**one) for one in told["suggestions"])
    return Look(told["asks"], tuple(told["headers"]), guessed)


def load_preview(folder: Path) -> Preview:
    """How the first rows would be read."""
    told = json.loads((folder / PREVIEW).read_text(encoding="utf-8"))
    return Preview(tuple(told["columns"]), told["rows"], told["problems"], told["unread"])


def _first_records(source: Source, path: Path, max_rows: int) -> list[Row]:
    """The header and the rows after it; nothing for what is no table."""
    with path.open("rb") as file:
        head = file.read(HEAD)
    if is_xml(head) or head.startswith(OLD_OFFICE):
        return []
    if head.startswith(b"PK"):
        return workbooks.first_records(path, source, ROWS + 1, max_rows)
    return text_files.first_records(path, source, ROWS + 1)


def _fitted(row: Row, width: int) -> Row:
    return [*row[:width], *[""] * (width - len(row))]


def _asks(sent: Row, rows: list[Row], source: Source) -> bool:
    """Whether there is something to decide: a header nobody knows, or none that says whom a row is about.

    A published list, such as the national list of schools, has many columns that are of no use here: nobody is asked.
    """
    headers = match_headers(sent, source)
    if fingerprint(headers.sent) in source.mappings:
        return False
    if len(sent) > MOST_HEADERS or max(map(len, sent)) > LONGEST_HEADER:
        return False
    known = known_headers(source)
    filled = [
        bool(header.strip()) or any(row[place].strip() for row in rows) for place, header in enumerate(sent)
    ]
    if source.identity_columns and any(
        full and plain(header) not in known for header, full in zip(sent, filled, strict=True)
    ):
        return True
    try:
        check_headers(headers, source, "")
    except Refused:
        return True
    return False


def _unread(cleaned: pl.DataFrame, headers: Headers) -> list[str]:
    """Headers chosen for a column that not one of their filled cells can be."""
    return [
        headers.named(name)
        for name in headers.places
        if name in cleaned.columns
        and cleaned[f"sent.{name}"].any()
        and cleaned[name].null_count() == cleaned.height
    ]
