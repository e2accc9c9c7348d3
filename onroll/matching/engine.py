"""What the matching asks of the engine it runs on: hold tables, run statements, hand rows back.

A DuckDB connection is one as it stands; `onroll.engines` has others. Statements are DuckDB's SQL.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any, Protocol

import duckdb
import pyarrow as pa


class Rows(Protocol):
    """What a query found."""

    def fetchall(self) -> list[Any]:
        """Every row, as a tuple."""

    def fetchone(self) -> Any:
        """The first row as a tuple, or nothing."""

    def to_arrow_table(self) -> pa.Table:
        """Every row, as a table."""


class Engine(Protocol):
    """Where the set-based part of the matching runs; a scratch place, never the record."""

    def register(self, name: str, table: object, /) -> object:
        """Hold an Arrow table under a name, replacing what stood there."""

    def execute(self, statement: str, values: object = None, /) -> Rows:
        """Run one statement; values stand for its `?` (a list) or its `$names` (a dict)."""


Opens = Callable[[], AbstractContextManager[Engine]]


def here() -> AbstractContextManager[Engine]:
    """A scratch DuckDB on one of this machine's processors.

    On two the same work takes a third more of them for little time gained, and the pages want the other one.
    """
    return duckdb.connect(config={"threads": 1})
