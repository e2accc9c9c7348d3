"""Which engine: DuckDB on this machine, or a Spark cluster."""

from __future__ import annotations

from functools import partial

from onroll.engines.spark import on_spark
from onroll.matching.engine import Opens, here

ENGINES = ("duckdb", "spark")


def engine(name: str, *, spark: str = "") -> Opens:
    """How to open the engine of this name; `spark` is the cluster's address."""
    opens: dict[str, Opens] = {"duckdb": here, "spark": partial(on_spark, spark)}
    return opens[name]
