"""What was wrong and where: every problem names the line, the column and the value as sent."""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl

SCHEMA = pl.Schema({
    "line": pl.Int64, "column": pl.String, "value": pl.String, "problem": pl.String, "severity": pl.String,
})  # fmt: skip
LONGEST_SHOWN = 200
"""Characters of a bad value that are repeated in its problem; the whole of it stays in the row as sent."""


class Problems:
    """The problems of one file, gathered as they are found."""

    def __init__(self) -> None:
        self._frames: list[pl.DataFrame] = [pl.DataFrame(schema=SCHEMA)]

    def warn(self, frame: pl.DataFrame, column: str) -> None:
        """Add a warning for each row of a frame of line, value and problem."""
        if frame.height:
            shown = pl.col("value").cast(pl.String).str.slice(0, LONGEST_SHOWN)
            self._add(frame.with_columns(shown, column=pl.lit(column), severity=pl.lit("warning")))

    def warn_rows(self, lines: pl.DataFrame, problem: str, column: str = "") -> None:
        """Add the same warning for each row of a frame with a line."""
        self.warn(lines.select("line", value=pl.lit(""), problem=pl.lit(problem)), column)

    def remark(self, found: Sequence[tuple[int, str]]) -> None:
        """Add warnings about whole rows: line and what was mended."""
        rows = [{"line": line, "value": "", "problem": problem} for line, problem in found]
        self.warn(pl.DataFrame(rows, schema={"line": pl.Int64, "value": pl.String, "problem": pl.String}), "")

    def reject(self, frame: pl.DataFrame) -> None:
        """Add a rejection for each row of a frame of line, value (the row as sent) and problem."""
        if frame.height:
            self._add(frame.with_columns(column=pl.lit(""), severity=pl.lit("rejected")))

    def table(self) -> pl.DataFrame:
        """All of them, in the order of the file."""
        return pl.concat(self._frames).sort("line", "column", maintain_order=True)

    def _add(self, frame: pl.DataFrame) -> None:
        self._frames.append(frame.select(SCHEMA.names()).cast(SCHEMA))
