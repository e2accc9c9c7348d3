"""How many children there are and how common their names: told by the store when only a part of it is handed in."""

from __future__ import annotations

from dataclasses import dataclass

import pyarrow as pa

from onroll.matching.engine import Engine

NAMES = pa.schema([("name", pa.string()), ("others", pa.int64())])


@dataclass(frozen=True)
class Census:
    """Children in the whole register, and of a folded name how many others bear it (`name`, `others`)."""

    people: int
    names: pa.Table


WHOLE = Census(0, NAMES.empty_table())
"""The whole register is handed in, and can be counted."""


def take(con: Engine, census: Census) -> None:
    """Make the table `census_in`."""
    con.register("census_in", census.names.cast(NAMES))
