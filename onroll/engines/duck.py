"""Heavy set-based work on this machine: one scratch DuckDB in memory, never the record."""

from __future__ import annotations

from datetime import date
from typing import Any

import duckdb
import polars as pl


class Duck:
    """A scratch database: put frames in, run SQL over them, take frames out."""

    def __init__(self, threads: int = 2) -> None:
        self._connection = duckdb.connect(":memory:", config={"threads": threads})

    def put(self, name: str, frame: pl.DataFrame) -> None:
        """Hold a frame as the table `name`, replacing what stood there."""
        self._connection.register("_arriving", frame.to_arrow())
        self._connection.execute(f"create or replace table {name} as select * from _arriving")
        self._connection.unregister("_arriving")

    def run(self, sql: str, **values: date | str) -> None:
        """Run statements, each `{name}` in them replaced by a quoted value."""
        for name, value in values.items():
            sql = sql.replace("{" + name + "}", _quoted(value))
        self._connection.execute(sql)

    def frame(self, sql: str) -> pl.DataFrame:
        """The rows of a query. Shape: as the query's columns."""
        found = pl.from_arrow(self._connection.execute(sql).to_arrow_table())
        assert isinstance(found, pl.DataFrame)
        return found

    def close(self) -> None:
        self._connection.close()

    def __enter__(self) -> Duck:
        return self

    def __exit__(self, *_: Any) -> None:
        self.close()


def _quoted(value: date | str) -> str:
    if isinstance(value, date):
        return f"DATE '{value.isoformat()}'"
    return "'" + value.replace("'", "''") + "'"
