"""Clocks against a walk through the days: a million random cases, which must all agree.

    python -m benchmarks.clocks [--cases 1000000] [--first 0]

Each case is a random calendar (ten cases share one: terms, gaps, closed and opened days, bank holidays, weekend), a
day to start, a length, a unit, whether the first day counts, a warning and up to four pauses. The engine's due day
and warning day, and its word that the calendar ends, are compared with `tests/policy/walked.py`, which shares no
code with it. Exits 1 if any disagree.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections import Counter
from random import Random

from tests.policy.walked import RAN_OUT, disagrees, drawn, drawn_year, last_day_in_time

ON_ONE_CALENDAR = 10
SHOWN = 5


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--cases", type=int, default=1_000_000)
    parser.add_argument("--first", type=int, default=0, help="the first seed")
    asked = parser.parse_args()
    began = time.perf_counter()
    tried: Counter[str] = Counter()
    for seed in range(asked.first, asked.first + asked.cases // ON_ONE_CALENDAR):
        try_one_calendar(Random(seed), tried)
    print(f"{tried['cases']:,} cases, {tried['disagree']} disagree ({time.perf_counter() - began:.0f} s)")
    print(f"in {tried['ends']:,} the calendar ended; {tried['paused']:,} had pauses")
    return 1 if tried["disagree"] else 0


def try_one_calendar(dice: Random, tried: Counter[str]) -> None:
    """Ten cases over one calendar; the first few that disagree are shown."""
    year = drawn_year(dice)
    calendar = year.calendar
    for _ in range(ON_ONE_CALENDAR):
        ask = drawn(dice, year)
        wrong = disagrees(year, ask, calendar)
        tried["cases"] += 1
        tried["paused"] += bool(ask.pauses)
        tried["ends"] += last_day_in_time(year, ask, ask.length) is RAN_OUT
        if wrong:
            tried["disagree"] += 1
            if tried["disagree"] <= SHOWN:
                print(wrong)


if __name__ == "__main__":
    sys.exit(main())
