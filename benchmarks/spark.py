"""The same linking on a Spark cluster and on DuckDB here: time as a ratio, and whether the links are the same.

    python -m benchmarks.spark [--children 8000 30000] [--seed 4] [--master spark://host:7077]

Without --master a cluster of two one-core workers is started on this machine, beside what else runs on it: then the
ratio says what Spark costs, not what a real cluster gains. Needs the extra `spark` and Java 17.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pyarrow as pa

from benchmarks.identities import borough
from benchmarks.linkage import tables
from onroll.engines.choose import engine
from onroll.engines.spark import Cluster, on_spark
from onroll.matching import Linked, link
from onroll.matching.engine import Opens
from onroll.matching.tables import REFS
from tools.spark_cluster import spark_cluster


def timed(waiting: pa.Table, register: pa.Table, where: Opens) -> tuple[Linked, float]:
    """The links, and the seconds they took."""
    started = time.perf_counter()
    found = link(waiting, register, REFS.empty_table(), engine=where)
    return found, time.perf_counter() - started


def compare(cluster: Cluster, children: int, seed: int) -> None:
    """One size on both, by turns, and a line of figures; Spark's first run warms it up and is told apart."""
    with tempfile.TemporaryDirectory() as folder:
        frames = tables(borough(Path(folder) / "borough", children=children, seed=seed))
    waiting, register = (frame.drop("person").to_arrow() for frame in frames)
    _, first = timed(waiting, register, lambda: contextlib.nullcontext(cluster))
    here, duckdb = timed(waiting, register, engine("duckdb"))
    there, spark = timed(waiting, register, lambda: contextlib.nullcontext(cluster))
    same = all(getattr(here, name).equals(getattr(there, name)) for name in ("decisions", "doubts", "pairs"))
    print(f"{waiting.num_rows:,} identities against {register.num_rows:,}, {here.pairs.num_rows:,} pairs: "
          f"DuckDB {duckdb:.1f} s, Spark {spark:.1f} s (its first run {first:.1f} s), "
          f"ratio Spark / DuckDB {spark / duckdb:.1f}, links {'the same' if same else 'DIFFERENT'}")  # fmt: skip


@contextlib.contextmanager
def some_cluster(master: str) -> Iterator[Cluster]:
    """The cluster named, or one of our own on this machine."""
    with tempfile.TemporaryDirectory() as folder, contextlib.ExitStack() as own:
        address = master or own.enter_context(spark_cluster(Path(folder) / "spark"))
        yield own.enter_context(on_spark(address))


def main() -> None:
    """Every size on one cluster."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--children", type=int, nargs="+", default=[8000, 30000])
    parser.add_argument("--seed", type=int, default=4)
    parser.add_argument("--master", default="")
    chosen = parser.parse_args()
    with some_cluster(chosen.master) as cluster:
        for children in chosen.children:
            compare(cluster, children, chosen.seed)
    print(f"load of the machine: {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")


if __name__ == "__main__":
    main()
