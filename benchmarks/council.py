"""One council's size: 60,000 children, and a list of 6,000 rows without identifiers received, linked and judged.

    python -m benchmarks.council [--children 60000] [--rows 6000]

Prints seconds, peak memory, and ratios to bare work on the same data: a DuckDB scan of the same facts, and
(`python -m benchmarks.linkage`) an expert Splink run. Quote the ratios: seconds are this machine's.
"""

from __future__ import annotations

import argparse
import os
import resource
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

KNOWN_SHARE = 0.868
"""The share of a borough's children who are in its first health list."""
FIRST_LISTS = ("schools", "school_links", "postcodes", "child_health", "school_roll")
SETTLED_BY = "2025-12-06"
ON = date(2025, 12, 15)


def main() -> None:
    asked = arguments()
    os.environ["DJANGO_SETTINGS_MODULE"] = "onroll.project.settings"
    with tempfile.TemporaryDirectory() as home:
        os.environ["ONROLL_HOME"] = home
        os.environ.pop("DATABASE_URL", None)
        import django

        django.setup()
        measure(Path(home) / "borough", asked.children, asked.rows)


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--children", type=int, default=60_000)
    parser.add_argument("--rows", type=int, default=6_000)
    return parser.parse_args()


def measure(folder: Path, children: int, rows: int) -> None:
    from onroll.borough import write
    from onroll.intake.link import link_waiting
    from onroll.intake.receive import receive_many
    from onroll.jobs.commands import init
    from onroll.register.scope import SYSTEM
    from onroll.reports.judge import judge_all

    init.make("anybourne")
    timed("write the borough", lambda: write(folder, children=int(children / KNOWN_SHARE), seed=60, end=ON))
    first, late = lists(folder, rows)
    now = datetime.now(UTC)
    timed(f"receive {len(first)} first deliveries", lambda: receive_many(first, actor=SYSTEM, now=now))
    print(timed("link them", lambda: link_waiting(SYSTEM, now=now))[0])
    print(timed("judge everybody, first time", lambda: judge_all(ON, SYSTEM, now))[0])
    whole = time.perf_counter()
    timed(f"receive {rows:,} rows", lambda: receive_many([late], actor=SYSTEM, now=now))
    print(timed("link them", lambda: link_waiting(SYSTEM, now=now))[0])
    print(timed("judge everybody", lambda: judge_all(ON, SYSTEM, now))[0])
    print(f"receive + link + judge {rows:,} rows: {time.perf_counter() - whole:.1f} s")
    judged, again = timed("judge everybody again, nothing changed", lambda: judge_all(ON, SYSTEM, now))
    print(judged)
    scan = bare_scan()
    print(f"judging from the database is {again / scan:.1f} x a bare DuckDB classify of the same facts ({scan:.2f} s)")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024**2
    readers = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024**2
    print(f"peak memory: {peak:.2f} GB here, {readers:.2f} GB in the largest reader")


def timed(what: str, work: Callable[[], Any]) -> tuple[Any, float]:
    began = time.perf_counter()
    result = work()
    took = time.perf_counter() - began
    print(f"{what}: {took:.1f} s", flush=True)
    return result, took


def lists(folder: Path, rows: int) -> tuple[list[Any], Any]:
    """The first lists of everybody, and one list without identifiers cut to so many rows."""
    from onroll.intake.receive import Item
    from onroll.jobs.demo import deliveries

    items = list(deliveries(folder))
    first = [one for one in items if one.source in FIRST_LISTS and str(one.learned_at) < SETTLED_BY]
    whole = next(one for one in items if one.source == "benefits")
    cut = folder / "late.csv"
    with whole.path.open(newline="", encoding="utf-8-sig") as read, cut.open("w", newline="") as written:
        written.writelines(line for line, _ in zip(read, range(rows + 1), strict=False))
    return first, Item("benefits", cut, whole.learned_at, whole.as_at)


def bare_scan() -> float:
    """A plain query over the same facts, in memory: one pass, one group by, one join back."""
    from onroll.register.situations import load_ever

    with load_ever() as duck:
        began = time.perf_counter()
        duck.frame(
            "with latest as (select child, max(said_on) as seen, arg_max(school, said_on) as school, "
            "count(*) filter (where kind = 'leaving') as left_ from fact_ever group by child) "
            "select child, case when left_ > 0 then 'left' when seen is null then 'never' else 'on' end from latest"
        )
        return time.perf_counter() - began


if __name__ == "__main__":
    main()
