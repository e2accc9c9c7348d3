"""Malformed files through the real door: 2,000 of them received into a scratch register.

    python -m benchmarks.malformed [--files 2000] [--first 100000]

XML, CSV and XLSX by turns: bombs, entities, nesting, truncation, wrong encodings, swapped columns and some seventy
other harms, each from a seed. For every file it is checked that receiving ended in words, that accepted and rejected
are all its rows, that the register holds just that and nothing of a refused file. Exits 1 if anything failed.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tests.sources.malformed import draw

if TYPE_CHECKING:
    from onroll.register.models import Delivery

STOPPED = "reading was stopped"
UNFORESEEN = "it cannot be read ("
AS_AT = date(2026, 10, 1)


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--files", type=int, default=2_000)
    parser.add_argument(
        "--first", type=int, default=100_000, help="the first seed; the tests use those from 0"
    )
    asked = parser.parse_args()
    os.environ["DJANGO_SETTINGS_MODULE"] = "onroll.project.settings"
    with tempfile.TemporaryDirectory() as home:
        os.environ["ONROLL_HOME"] = home
        os.environ.pop("DATABASE_URL", None)
        import django

        django.setup()
        from onroll.jobs.commands import init

        init.make("anybourne")
        return report(Path(home) / "lists", range(asked.first, asked.first + asked.files))


def report(folder: Path, seeds: range) -> int:
    """Receive them all, and say what came of them."""
    from onroll.register import trail

    folder.mkdir()
    began = time.perf_counter()
    ends: Counter[str] = Counter()
    rows: Counter[str] = Counter()
    wrong: list[str] = []
    for harm, name, delivery in received(folder, seeds):
        end, why = judged(delivery, name)
        ends[end] += 1
        rows.update(accepted=delivery.accepted, rejected=delivery.rejected)
        wrong += [f"{harm}: {name}: {why}"] if why else []
    took = time.perf_counter() - began
    left, broken = leftovers(), trail.verify("events")[1]
    ended = ", ".join(f"{count:,} {end}" for end, count in ends.most_common())
    print(f"{len(seeds):,} malformed files in {took:.0f} s: {ended}")
    print(f"rows of those read: {rows['accepted']:,} accepted, {rows['rejected']:,} rejected")
    print(f"rows in the register that no file accounts for: {left}; trail whole: {broken is None}")
    print(f"files that went wrong: {len(wrong)}", *wrong[:40], sep="\n  ")
    return 1 if wrong or left or broken else 0


def received(folder: Path, seeds: range) -> Iterator[tuple[str, str, Delivery]]:
    from onroll.intake.receive import Item, receive_each
    from onroll.register.scope import SYSTEM

    for first in range(0, len(seeds), 100):
        drawn = [draw(seed) for seed in seeds[first : first + 100]]
        items = []
        for one in drawn:
            path = folder / one.name
            path.write_bytes(one.content)
            items.append(Item(one.source, path, as_at=AS_AT, school="8994001"))
        for one, delivery in zip(
            drawn, receive_each(items, actor=SYSTEM, now=datetime.now(UTC)), strict=True
        ):
            yield one.harm, f"{one.name} as {one.source}", delivery
            (folder / one.name).unlink()


def judged(delivery: Delivery, name: str) -> tuple[str, str]:
    """What came of one file, and what is wrong with that, if anything."""
    from onroll.register.models import Sighting

    held = Sighting.objects.filter(delivery=delivery).count()
    if delivery.state == "refused":
        why = (
            "something of it is held"
            if held or delivery.rows is not None or delivery.problems.exists()
            else ""
        )
        if UNFORESEEN in delivery.refusal or not delivery.refusal.startswith(name.split(" ")[0]):
            why = delivery.refusal
        return ("stopped" if STOPPED in delivery.refusal else "refused"), why
    rejected = set(delivery.problems.filter(severity="rejected").values_list("line", flat=True))
    taken = set(_lines(delivery))
    whole = taken | rejected == set(range(2, (delivery.rows or 0) + 2)) and not taken & rejected
    sums = delivery.accepted + delivery.rejected == delivery.rows and len(taken) == delivery.accepted
    return (
        "the same as one before" if delivery.repeat else "read"
    ), "" if whole and sums else "rows do not add up"


def _lines(delivery: Delivery) -> list[int]:
    from onroll.intake.rows import REFERENCE
    from onroll.register.models import Sighting

    table: Any = REFERENCE.get(delivery.source, Sighting)
    return list(table.objects.filter(delivery=delivery).values_list("line", flat=True))


def leftovers() -> int:
    """Rows of the register that belong to no delivery that was read."""
    from onroll.register.models import Fact, Problem, SenderRef, Sighting

    beside = [table.objects.exclude(delivery__state="read").count() for table in (Sighting, Problem)]
    below = [table.objects.exclude(sighting__delivery__state="read").count() for table in (Fact, SenderRef)]
    return sum(beside) + sum(below)


if __name__ == "__main__":
    sys.exit(main())
