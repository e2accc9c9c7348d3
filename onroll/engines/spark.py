"""Heavy set-based work on an Apache Spark cluster: the same statements, and the same answers, as on DuckDB here."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pyarrow as pa

from onroll.engines.lent import lend


class NoSpark(RuntimeError):
    """Spark was asked for and cannot be had, or gave up midway; says what is missing."""


class Found:
    """The rows of one query, fetched when they are asked for."""

    def __init__(self, frame: Any) -> None:
        self._frame = frame

    def to_arrow_table(self) -> pa.Table:
        """Every row, as a table."""
        return worked_out(self._frame.toArrow)

    def fetchall(self) -> list[tuple[Any, ...]]:
        """Every row, as a tuple."""
        return list(zip(*(column.to_pylist() for column in self.to_arrow_table().columns), strict=True))

    def fetchone(self) -> tuple[Any, ...] | None:
        """The first row as a tuple, or nothing."""
        return next(iter(self.fetchall()), None)


class Cluster:
    """A scratch place on a cluster that takes DuckDB's statements. Nothing in it outlives it."""

    def __init__(self, session: Any) -> None:
        self._session = session
        lend(session)

    def register(self, name: str, table: object, /) -> None:
        """Hold an Arrow table under a name, replacing what stood there."""
        self._keep(name, self._session.createDataFrame(table))

    def execute(self, statement: str, values: object = None, /) -> Found:
        """Run one of DuckDB's statements; a table it makes is worked out at once and held by the workers."""
        # What translates takes a third of the time in which a command starts: only a cluster needs it.
        from onroll.engines.dialect import for_spark

        made, query = for_spark(statement)
        frame = self._session.sql(query, args=values)
        return Found(self._keep(made, frame) if made else frame)

    def _keep(self, name: str, frame: Any) -> Any:
        # Worked out once, and with its history cut off: else every table would be planned from the first one on.
        kept = worked_out(frame.localCheckpoint)
        kept.createOrReplaceTempView(name)
        return kept


def worked_out(work: Callable[[], Any]) -> Any:
    """Let the cluster do its work. Raises NoSpark when it does not finish."""
    try:
        return work()
    except Exception as error:  # Java's own, of many kinds
        raise NoSpark(
            "the Spark cluster did not finish: a worker may be gone. Nothing was settled; try again"
        ) from error


@contextmanager
def on_spark(master: str) -> Iterator[Cluster]:
    """A scratch place on the cluster with this address (`spark://host:7077`). Raises NoSpark."""
    session = _session(master)
    try:
        yield Cluster(session)
    finally:
        session.stop()


def _session(master: str) -> Any:
    if not master:
        raise NoSpark("say where the Spark cluster is, in ONROLL_SPARK: spark://host:7077")
    if not (shutil.which("java") or os.environ.get("JAVA_HOME")):
        raise NoSpark("Spark needs Java 17. On Debian: apt-get install openjdk-17-jre-headless")
    try:
        from pyspark.sql import SparkSession
    except ImportError:
        raise NoSpark("Spark is an extra that is not installed here: pip install 'onroll[spark]'") from None
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    builder = SparkSession.builder.master(master).appName("onroll")
    for name, value in SETTINGS.items():
        builder = builder.config(name, value)
    try:
        session = builder.getOrCreate()
    except Exception as error:  # Java's own, of many kinds
        raise NoSpark(f"no Spark cluster answers at {master}") from error
    session.sparkContext.setLogLevel("ERROR")
    return session


SETTINGS = {
    "spark.sql.session.timeZone": "UTC",
    "spark.ui.showConsoleProgress": "false",
}
