"""Functions that Spark lacks, lent to it by DuckDB itself: each worker asks DuckDB, so the answers cannot differ."""

from __future__ import annotations

from typing import Any

import duckdb
import pyarrow as pa

# The function: what it gives in Spark's words, and how many texts it takes.
LENT = {
    "jaro_winkler_similarity": ("double", 2),
    "damerau_levenshtein": ("bigint", 2),
    "strip_accents": ("string", 1),
}


def called(name: str) -> str:
    """What a lent function is called on Spark, which may have one of the same name that answers otherwise."""
    return f"duckdb_{name}"


def lend(session: Any) -> None:
    """Make every lent function known to a Spark session."""
    for name, (gives, takes) in LENT.items():
        session.udf.register(called(name), lent(name, gives, takes))


def lent(name: str, gives: str, takes: int) -> Any:
    """One of DuckDB's functions of `takes` texts, to be run over whole columns at a time."""
    from pyspark.sql.functions import arrow_udf

    columns = [f"c{place}" for place in range(takes)]
    asked = f"SELECT {name}({', '.join(columns)}) FROM given"

    # Goes to the workers as it stands: they need DuckDB and PyArrow, not this package.
    def answer(*values: pa.Array) -> pa.Array:
        with duckdb.connect(config={"threads": 1}) as here:
            here.register("given", pa.table(list(values), names=columns))
            return here.execute(asked).to_arrow_table().column(0).combine_chunks()

    return arrow_udf(answer, gives)
