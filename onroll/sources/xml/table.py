"""Records of XML as the same table that a CSV gives, so that one set of rules cleans both."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Protocol

import polars as pl
from lxml import etree

from onroll.sources.gather import BATCH, FIRST_LINE, LONGEST_KEPT, Gathered, check_size, tidy
from onroll.sources.headers import Headers
from onroll.sources.shape import Refused
from onroll.sources.xml.leaves import Leaves, TooDeep, leaves_of

LONGEST_RECORD = 1_000_000
"""Characters of one pupil's record, beyond which it is rejected."""
Cells = dict[str, str]
_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


class Teller(Protocol):
    """What one kind of record says: cells by our column names, the first of them the pupil's own."""

    def __call__(self, record: etree._Element, leaves: Leaves) -> list[Cells]: ...


def header_of(element: etree._Element, file: str) -> Leaves:
    """What a file says of itself. Raises Refused when it is nested beyond reading."""
    try:
        return leaves_of(element)
    except TooDeep:
        raise Refused(f"{file}: its header is nested too deeply. Nothing was taken from it.") from None


@dataclass(slots=True)
class Table:
    """Rows as they are met. A record may take several: the first says who, the others only what else happened."""

    file: str
    max_rows: int
    rows: int = 0
    lines: list[int] = field(default_factory=list)
    raws: list[str] = field(default_factory=list)
    cells: list[Cells] = field(default_factory=list)
    spoiled: list[tuple[int, str, str]] = field(default_factory=list)
    frames: list[pl.DataFrame] = field(default_factory=list)

    def add(self, record: etree._Element, tell: Teller) -> None:
        """Take one record in, or set it aside as spoiled. Raises Refused above the most rows."""
        self.rows += 1
        check_size(self.rows, self.max_rows, self.file)
        line = self.rows + FIRST_LINE - 1
        try:
            leaves = leaves_of(record)
        except TooDeep:
            self.spoiled.append((line, "elements stand within elements too deeply for a pupil's record", ""))
            return
        raw = _encode(leaves)
        if len(raw) > LONGEST_RECORD:
            problem = f"this record is longer than {LONGEST_RECORD:,} characters"
            self.spoiled.append((line, problem, raw[:LONGEST_KEPT]))
            return
        for cells in tell(record, leaves):
            self.lines.append(line)
            self.raws.append(raw)
            self.cells.append(cells)
        if len(self.cells) >= BATCH:
            self._put_by()

    def gathered(self, shown: dict[str, str], everywhere: Cells, remarks: list[tuple[int, str]]) -> Gathered:
        """All of it; `everywhere` is said of each row that says no other, `shown` names each column's element."""
        self._put_by()
        frame = pl.concat(self.frames, how="diagonal")
        frame = frame.with_columns(
            (pl.col(name).fill_null(text) if name in frame.columns else pl.lit(text)).alias(name)
            for name, text in everywhere.items()
        )
        columns = [name for name in frame.columns if name not in ("line", "raw")]
        places: dict[str, tuple[int, ...]] = {name: (place,) for place, name in enumerate(columns)}
        headers = Headers(tuple(shown.get(name, name) for name in columns), places)
        tidied = frame.with_columns(tidy(pl.col(name)) for name in columns)
        return Gathered(headers, tidied, self.rows, self.spoiled, remarks)

    def _put_by(self) -> None:
        """The rows since the last time, as a frame: far smaller than as they are met."""
        names = dict.fromkeys(name for cells in self.cells for name in cells)
        told = [pl.Series(name, [cells.get(name) for cells in self.cells], dtype=pl.String) for name in names]
        lines = pl.Series("line", self.lines, dtype=pl.Int64)
        self.frames.append(pl.DataFrame([lines, pl.Series("raw", self.raws, dtype=pl.String), *told]))
        self.lines, self.raws, self.cells = [], [], []
