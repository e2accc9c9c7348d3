"""Find the child behind every row that waits; or write down who has been found to be whom."""

from __future__ import annotations

import argparse
from pathlib import Path

from django.conf import settings

from onroll.engines.choose import ENGINES, engine
from onroll.intake import clusters
from onroll.intake.duplicates import ask_about_duplicates
from onroll.intake.link import link_waiting
from onroll.jobs import desk
from onroll.register.waiting import children_count

NAME = "link"
HELP = "find the child behind every row that waits"


def add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--export", type=Path, metavar="CSV", help="write the pairs joined or in doubt")
    parser.add_argument("--clusters", type=Path, metavar="CSV", help="write the child of every row")
    parser.add_argument(
        "--engine", choices=ENGINES, default="duckdb", help="where: here, or on the cluster of ONROLL_SPARK"
    )
    parser.add_argument("--duplicates", action="store_true", help="put children who look like one to a person")
    parser.add_argument("--json", action="store_true", help="print for machines")


def run(asked: argparse.Namespace) -> int:
    desk.ready()
    where = engine(asked.engine, spark=settings.ONROLL_SPARK)
    counts = link_waiting(desk.actor(), now=desk.now(), engine=where)
    counts["children"] = children_count()
    if asked.duplicates:
        counts["for_review"] += ask_about_duplicates(desk.actor(), now=desk.now())
    if asked.export:
        clusters.write_pairs(asked.export, actor=desk.actor())
    if asked.clusters:
        clusters.write_clusters(asked.clusters, actor=desk.actor())
    if asked.json:
        desk.out_json(counts)
    else:
        desk.say(
            f"{counts['sightings']:,} rows: {counts['joined']:,} joined a child, {counts['new_children']:,} children "
            f"are new, {counts['for_review']:,} pairs are for a person to decide. "
            f"{counts['children']:,} children in all."
        )
        if alerts := counts.get("alerts"):
            desk.say(f"{alerts:,} may be about a child nobody looks for any more: run `onroll alerts`.")
    return desk.DONE
