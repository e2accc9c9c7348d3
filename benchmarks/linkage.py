"""Linking beside a bare expert Splink run on the same data: time, memory and quality, as ratios.

    python -m benchmarks.linkage [--children 8000] [--seed 4] [--runs 3]

Each run is a process of its own, ours and Splink's by turns. The data are an invented borough's: a register of
one identity for each child but some, and a list of later identities, a part of them of children not in it.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq

from benchmarks.identities import Borough, borough
from benchmarks.splink_expert import link_with_splink
from onroll.matching import link
from onroll.matching.tables import REFS


def tables(told: Borough, *, of_ten_unseen: int = 2) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Waiting and register with the true person of each row; every fifth child or so is not in the register."""
    named = told.identities.filter(pl.col("surname").is_not_null() & pl.col("dob").is_not_null())
    known = named.join(told.truth(), on="node").filter(~pl.col("restricted")).sort("order")
    unseen = pl.col("person").hash(seed=1) % 10 < of_ten_unseen
    first = known.unique("person", keep="first", maintain_order=True)
    register = (
        first.filter(~unseen)
        .with_row_index("child")
        .with_columns(pl.col("child").cast(pl.Int64), sealed=False)
    )
    later = known.join(first.filter(~unseen).select("node"), on="node", how="anti").sort(
        pl.col("node").hash(seed=2)
    )
    waiting = later.unique("person", keep="first", maintain_order=True).head(max(1, register.height // 10))
    return waiting.with_columns(list=None), register.with_columns(list=None)


def one_run(folder: Path, engine: str) -> dict[str, float]:
    """One timed run in this process."""
    waiting, register = (pq.read_table(folder / f"{name}.parquet") for name in ("waiting", "register"))
    started = time.perf_counter()
    if engine == "ours":
        bare = [table.drop_columns(["person"]) for table in (waiting, register)]
        found = ours(bare[0], bare[1])
        spent = {"seconds": time.perf_counter() - started}
    else:
        found, trained = link_with_splink(waiting, register)
        spent = {"seconds": time.perf_counter() - started, "predict": time.perf_counter() - trained}
    peak = highest_memory()
    return {**spent, "peak_mb": peak, **quality(found, waiting, register)}


def highest_memory() -> float:
    """The most memory this process has held, in MB (Linux)."""
    lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) / 1024 for line in lines if line.startswith("VmHWM"))


def ours(waiting: pa.Table, register: pa.Table) -> pl.DataFrame:
    """Each waiting identity that joined a child, and what joined it: a certain rule counts above any weight."""
    decisions = pl.DataFrame(link(waiting, register, REFS.empty_table()).decisions)
    joined = decisions.filter(pl.col("child").is_not_null())
    certain = pl.when(pl.col("reason") != "model").then(1000.0).otherwise(0.0)
    return joined.select("node", "child", weight=pl.col("weight") + certain, accepted=pl.lit(True))


def quality(found: pl.DataFrame, waiting: pa.Table, register: pa.Table) -> dict[str, float]:
    """Precision and recall as accepted, and the recall of the loosest threshold with 99.9 % precision."""
    people = pl.DataFrame(waiting.select(["node", "person"]))
    children = pl.DataFrame(register.select(["child", "person"]))
    there = people.join(children, on="person").height
    best = found.sort("weight", descending=True).unique("node", keep="first", maintain_order=True)
    judged = best.join(people, on="node").join(children, on="child", suffix="_child")
    judged = judged.with_columns(right=pl.col("person") == pl.col("person_child")).sort(
        "weight", descending=True
    )
    accepted = judged.filter("accepted")
    running = judged.with_columns(precise=pl.col("right").cum_sum() / pl.int_range(1, pl.len() + 1))
    loosest = running.filter(pl.col("precise") >= 0.999)["right"].sum()
    return {
        "precision": accepted["right"].sum() / max(accepted.height, 1),
        "recall": accepted["right"].sum() / max(there, 1),
        "recall_at_999": loosest / max(there, 1),
    }


def run_apart(folder: Path, engine: str) -> dict[str, float]:
    """One run in a fresh process, so that neither warms the other up."""
    command = [sys.executable, "-m", "benchmarks.linkage", "--one", engine, "--folder", str(folder)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    return json.loads(done.stdout.splitlines()[-1])  # type: ignore[no-any-return]


def report(runs: dict[str, list[dict[str, float]]]) -> None:
    """Print medians and the ratio."""
    median = {
        engine: {key: statistics.median(run[key] for run in told) for key in told[0]}
        for engine, told in runs.items()
    }
    for engine, told in median.items():
        print(engine.ljust(8), "  ".join(f"{key} {value:.4g}" for key, value in told.items()))
    print(
        f"ratio ours / Splink, train and predict: {median['ours']['seconds'] / median['splink']['seconds']:.2f}"
    )
    print(
        f"ratio ours / Splink, predict only:      {median['ours']['seconds'] / median['splink']['predict']:.2f}"
    )
    print(f"load of the machine: {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")


def main() -> None:
    """Make the data once, then run by turns."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--children", type=int, default=8000)
    parser.add_argument("--seed", type=int, default=4)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--one", choices=("ours", "splink"))
    parser.add_argument("--folder", type=Path)
    chosen = parser.parse_args()
    if chosen.one:
        print(json.dumps(one_run(chosen.folder, chosen.one)))
        return
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        waiting, register = tables(borough(folder / "borough", children=chosen.children, seed=chosen.seed))
        print(f"{waiting.height:,} identities against {register.height:,} children")
        waiting.write_parquet(folder / "waiting.parquet")
        register.write_parquet(folder / "register.parquet")
        runs: dict[str, list[dict[str, float]]] = {"ours": [], "splink": []}
        for _ in range(chosen.runs):
            for engine, told in runs.items():
                told.append(run_apart(folder, engine))
        report(runs)


if __name__ == "__main__":
    main()
