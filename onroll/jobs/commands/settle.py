"""Let a held delivery count, and find the children behind its rows."""

from __future__ import annotations

import argparse

from onroll.intake.hold import settle
from onroll.intake.link import link_waiting
from onroll.jobs import desk

NAME = "settle"
HELP = "let a held delivery count"


def add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("delivery", metavar="DELIVERY", help="its reference, such as D7K2M9QXB4")
    parser.add_argument("--why", default="", help="the reason, for the trail; needed where an alarm held it")
    parser.add_argument("--json", action="store_true", help="print for machines")


def run(asked: argparse.Namespace) -> int:
    desk.ready()
    delivery = settle(asked.delivery, actor=desk.actor(), why=asked.why, now=desk.now())
    counts = link_waiting(desk.actor(), now=desk.now())
    told = {"delivery": delivery.ref, "source": delivery.source, "rows": delivery.rows, **counts}
    if asked.json:
        desk.out_json(told)
    else:
        desk.say(
            f"{delivery.ref} is settled: {counts['joined']:,} rows joined a child, "
            f"{counts['new_children']:,} children are new, {counts['for_review']:,} pairs are for a person."
        )
    return desk.DONE
