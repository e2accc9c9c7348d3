"""Read one file of one source: rows become sightings and facts, and every bad row is kept with its line and reason."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import polars as pl

from onroll.sources.claims import (
    FACT_COLUMNS,
    REF_COLUMNS,
    SIGHTING_COLUMNS,
    facts_of,
    names_somebody,
    refs_of,
    sightings_of,
    snapshots_of,
)  # fmt: skip
from onroll.sources.clean import clean
from onroll.sources.gather import Gathered
from onroll.sources.problems import Problems
from onroll.sources.reference import reference_rows
from onroll.sources.schools import OWN_KEYS, with_school
from onroll.sources.shape import Reading, Refused, Source
from onroll.sources.text_files import read_text_file
from onroll.sources.workbooks import read_workbook
from onroll.sources.xml.kinds import read_xml
from onroll.sources.xml.stream import is_xml

MAX_ROWS = 2_000_000
HEAD = 512
"""Bytes by which a file is told for what it is, whatever it is called."""
OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def read(
    source: Source,
    path: Path,
    *,
    as_at: date | None,
    school: str | None,
    learned_on: date,
    max_rows: int = MAX_ROWS,
) -> Reading:
    """What a file says, accepted + rejected = rows. Raises Refused with the file, the place and what to do.

    `as_at` and `school` stand in where the file itself names no day or school; `learned_on` bounds birthdays.
    """
    gathered = _gather(source, path, max_rows)
    problems = Problems()
    problems.remark(gathered.remarks)
    problems.reject(pl.DataFrame(
        [{"line": line, "value": row, "problem": problem} for line, problem, row in gathered.spoiled],
        schema={"line": pl.Int64, "value": pl.String, "problem": pl.String},
    ))  # fmt: skip
    frame = clean(gathered, source, learned_on, problems)
    if source.kind == "reference":
        return _reference_reading(source, gathered, frame, problems)
    frame = _with_part(with_school(frame, source, school), source, gathered)
    frame = _with_day(frame, source, gathered, as_at, path.name)
    _check_schools(frame, source, gathered, problems, path.name)
    return _reading(source, gathered, frame, problems)


def _gather(source: Source, path: Path, max_rows: int) -> Gathered:
    """Open a file as what it is, whatever it is called. Raises Refused for anything but CSV, XLSX and XML."""
    try:
        with path.open("rb") as file:
            head = file.read(HEAD)
    except OSError as error:
        raise Refused(f"{path.name}: the file cannot be opened ({error.strerror}).") from error
    if head.startswith(b"PK"):
        return read_workbook(path, source, max_rows)
    if head.startswith(OLD_OFFICE):
        raise Refused(
            f"{path.name}: an old or password-protected Office file. Save it as XLSX or CSV, unlocked."
        )
    return read_xml(path, source, max_rows) if is_xml(head) else read_text_file(path, source, max_rows)


def _with_part(frame: pl.DataFrame, source: Source, gathered: Gathered) -> pl.DataFrame:
    """Add `of_changes`: whether a row tells of a change, rather than standing on a list as at a day."""
    places = gathered.headers.places
    if source.kind == "snapshot" and source.changes_if and "roll_part" in places:
        return frame.with_columns(of_changes=(pl.col("roll_part") == "left").fill_null(value=False))
    changes = source.kind != "snapshot" or source.changes_if in places
    return frame.with_columns(pl.lit(changes).alias("of_changes"))


def _with_day(
    frame: pl.DataFrame, source: Source, gathered: Gathered, as_at: date | None, file: str
) -> pl.DataFrame:
    """Add `as_at`: the row's own, or the one given where its cell is blank. A snapshot of no day is refused."""
    if source.kind != "snapshot":
        return frame
    default = pl.lit(as_at, dtype=pl.Date)
    sent = pl.col("sent.as_at") if "as_at" in gathered.headers.places else pl.lit(value=False)
    frame = frame.with_columns(as_at=pl.when(sent).then("as_at").otherwise(default))
    if _is_snapshot(source, gathered, frame) and as_at is None and not frame["as_at"].is_not_null().any():
        raise Refused(
            f"{file}: {source.code} is a list as at a day, and the file does not say which: no readable `as_at`. "
            "Give the day with --as-at, for example --as-at 2026-10-01."
        )
    return frame


def _is_snapshot(source: Source, gathered: Gathered, frame: pl.DataFrame) -> bool:
    """Whether any of the file is a list as at a day: by its rows, or by its header where there are none."""
    changes = (
        bool(frame["of_changes"].all()) if frame.height else source.changes_if in gathered.headers.places
    )
    return source.kind == "snapshot" and not changes


def _check_schools(
    frame: pl.DataFrame, source: Source, gathered: Gathered, problems: Problems, file: str
) -> None:
    """Refuse a roll of no school at all; warn of rows without one where the rest have it."""
    if not source.needs_school:
        return
    nowhere = frame.filter(pl.col("school").is_null())
    if nowhere.height == frame.height > 0:
        raise Refused(
            f"{file}: no row says which school it is about (no readable `laestab` or `urn`). "
            "Give the school with --school, for example --school 8524001."
        )
    shown = next(
        (gathered.headers.named(name) for name in OWN_KEYS if name in gathered.headers.places), "laestab"
    )
    problems.warn_rows(
        nowhere.filter(names_somebody(nowhere)),
        "no school in this row: it says who the child is, but not where",
        shown,
    )


def _reading(source: Source, gathered: Gathered, frame: pl.DataFrame, problems: Problems) -> Reading:
    """What the rows say. A record may take several rows: the first says who, the others what else happened."""
    first = frame.filter(pl.col("line").is_first_distinct())
    somebody = names_somebody(first)
    nobody = pl.lit(
        "nobody can be recognised by this row: no name, and no usable UPN, NHS number or reference"
    )
    problems.reject(first.filter(~somebody).select("line", value=pl.col("raw"), problem=nobody))
    kept = first.filter(somebody)
    facts = facts_of(frame.join(kept.select("line"), on="line", how="semi", maintain_order="left"), source)
    return Reading(
        source=source.code, rows=gathered.rows, accepted=kept.height, rejected=gathered.rows - kept.height,
        sightings=sightings_of(kept, facts), facts=facts, refs=refs_of(kept, source), problems=problems.table(),
        snapshots=snapshots_of(kept, source) if _is_snapshot(source, gathered, frame) else pl.DataFrame(),
    )  # fmt: skip


def _reference_reading(
    source: Source, gathered: Gathered, frame: pl.DataFrame, problems: Problems
) -> Reading:
    rows = reference_rows(frame, source, problems)
    return Reading(
        source=source.code, rows=gathered.rows, accepted=rows.height, rejected=gathered.rows - rows.height,
        sightings=pl.DataFrame(schema=SIGHTING_COLUMNS), facts=pl.DataFrame(schema=FACT_COLUMNS),
        refs=pl.DataFrame(schema=REF_COLUMNS), problems=problems.table(), reference=rows,
    )  # fmt: skip
