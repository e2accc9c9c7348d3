"""Linking beside a bare expert Splink run on the same data: time, memory and quality, as ratios.

    python -m benchmarks.linkage [--children 8000] [--seed 4] [--runs 3] [--without-identifiers]
    python -m benchmarks.linkage --size 250000 [--without-identifiers]
    python -m benchmarks.linkage --register FILE --list FILE [--without-identifiers]

Each run is a process of its own, ours and Splink's by turns; on a busy machine
compare the processor's time. The data are an invented borough's: a register of
one identity for each child but some, and a list of later identities, a part of them of children not in it. Or two
CSV files: id, forename, middle, surname, dob, sex, addr, postcode, upn, nhs, phone; the list also with truth (the
id in the register) and kind (match, sibling or new). `--size` makes so many children without a story, quickly, and
a list a tenth as long of slips and moves: for cost; its quality says little.
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
import pyarrow.parquet as pq

from benchmarks.identities import Borough, borough
from benchmarks.linkage_quality import quality
from benchmarks.linkage_sizes import invented
from benchmarks.splink_expert import link_with_splink
from onroll.matching import link
from onroll.matching.tables import REFS

TRUTH = ["person", "origin", "household"]
IDENTIFIERS = ["upn", "former_upn", "nhs_number"]
RENAMED = {"middle": "middle_names", "addr": "address1", "nhs": "nhs_number", "phone": "phone1"}


def tables(told: Borough, folder: Path, *, of_ten_unseen: int = 2) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Waiting and register with the true person of each row; every fifth child or so is not in the register."""
    people = pl.read_csv(folder / "truth" / "people.csv", columns=TRUTH)
    named = told.identities.filter(pl.col("surname").is_not_null() & pl.col("dob").is_not_null())
    known = named.join(told.truth(), on="node").filter(~pl.col("restricted")).sort("order")
    known = known.join(people, on="person", how="left", maintain_order="left")
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


def from_files(list_: Path, register: Path) -> tuple[pl.DataFrame, pl.DataFrame]:
    """The same two tables from two CSV files. Who is of one address is of one household."""
    asked, known = (pl.read_csv(path, infer_schema_length=0).rename(RENAMED) for path in (list_, register))
    asked, known = (
        frame.with_columns(
            pl.col("dob").str.to_date(), order=pl.col("id").cast(pl.Int64), origin=pl.lit(None)
        )
        for frame in (asked, known)
    )
    is_known = pl.col("kind") == "match"
    waiting = asked.with_columns(
        node=pl.format("w{}", "id"),
        person=pl.when(is_known).then("truth").otherwise(pl.format("w{}", "id")),
        household=pl.concat_str("address1", "postcode"),
        restricted=False,
    )
    children = known.with_columns(
        node=pl.format("r{}", "id"),
        person=pl.col("id"),
        household=pl.concat_str("address1", "postcode"),
        child=pl.col("order"),
        sealed=False,
    )
    return waiting.with_columns(list=pl.lit("list")), children.with_columns(list=None)


def one_run(folder: Path, engine: str) -> dict[str, float]:
    """One timed run in this process."""
    waiting, register = (pl.read_parquet(folder / f"{name}.parquet") for name in ("waiting", "register"))
    bare = [pq.read_table(folder / f"{name}.parquet").drop_columns(TRUTH) for name in ("waiting", "register")]
    started, worked = time.perf_counter(), time.process_time()
    if engine == "ours":
        linked = link(bare[0], bare[1], REFS.empty_table())
        spent = {"seconds": time.perf_counter() - started}
        found, asked = ours(pl.DataFrame(linked.decisions), pl.DataFrame(linked.doubts))
    else:
        found, asked, trained = link_with_splink(bare[0], bare[1])
        spent = {"seconds": time.perf_counter() - started, "predict": time.perf_counter() - trained}
    spent["processor"] = time.process_time() - worked
    return {**spent, "peak MB": highest_memory(), **quality(found, asked, waiting, register)}


def highest_memory() -> float:
    """The most memory this process has held, in MB (Linux)."""
    lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) / 1024 for line in lines if line.startswith("VmHWM"))


def ours(decisions: pl.DataFrame, doubts: pl.DataFrame) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Joined rows and doubts, by weight: a certain rule counts above any weight, and any join above a doubt."""
    joined = decisions.filter(pl.col("child").is_not_null())
    tier = pl.when(pl.col("reason") != "model").then(2000.0).otherwise(1000.0)
    sure = joined.select("node", "child", weight=pl.col("weight") + tier, accepted=pl.lit(True))
    asked = doubts.filter(pl.col("child").is_not_null()).select(
        "node", "child", "weight", accepted=pl.lit(False)
    )
    return pl.concat([sure, asked]), doubts.select("node", "child")


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
    ours_, splink = median["ours"], median["splink"]
    print(f"ratio ours / Splink, train and predict: {ours_['seconds'] / splink['seconds']:.2f}")
    print(f"ratio ours / Splink, processor time:    {ours_['processor'] / splink['processor']:.2f}")
    print(f"ratio ours / Splink, predict only:      {ours_['seconds'] / splink['predict']:.2f}")
    print(f"ratio ours / Splink, peak memory:       {ours_['peak MB'] / splink['peak MB']:.2f}")
    print(f"load of the machine: {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")


def arguments() -> argparse.Namespace:
    """What was asked."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--children", type=int, default=8000)
    parser.add_argument("--seed", type=int, default=4)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--without-identifiers", action="store_true")
    parser.add_argument("--size", type=int)
    parser.add_argument("--list", type=Path)
    parser.add_argument("--register", type=Path)
    parser.add_argument("--one", choices=("ours", "splink"), help=argparse.SUPPRESS)
    parser.add_argument("--folder", type=Path, help=argparse.SUPPRESS)
    return parser.parse_args()


def main() -> None:
    """Make the data once, then run by turns."""
    chosen = arguments()
    if chosen.one:
        print(json.dumps(one_run(chosen.folder, chosen.one)))
        return
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        if chosen.size:
            both = invented(chosen.size, chosen.seed)
        elif chosen.list:
            both = from_files(chosen.list, chosen.register)
        else:
            place = folder / "borough"
            both = tables(borough(place, children=chosen.children, seed=chosen.seed), place)
        if chosen.without_identifiers:
            blank = [pl.lit(None, pl.String).alias(name) for name in IDENTIFIERS]
            both = both[0].with_columns(blank), both[1].with_columns(blank)
        print(f"{both[0].height:,} identities against {both[1].height:,} children")
        for name, frame in zip(("waiting", "register"), both, strict=True):
            frame.write_parquet(folder / f"{name}.parquet")
        runs: dict[str, list[dict[str, float]]] = {"ours": [], "splink": []}
        for _ in range(chosen.runs):
            for engine, told in runs.items():
                told.append(run_apart(folder, engine))
        report(runs)


if __name__ == "__main__":
    main()
