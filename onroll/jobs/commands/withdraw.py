"""Take a delivery out again, with all that came of it."""

from __future__ import annotations

import argparse

from onroll.intake.withdraw import withdraw
from onroll.jobs import desk

NAME = "withdraw"
HELP = "take a delivery out again, with all that came of it"


def add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("delivery", metavar="DELIVERY", help="its reference, such as D7K2M9QXB4")
    parser.add_argument("--why", default="", help="the reason, for the trail")
    parser.add_argument("--json", action="store_true", help="print for machines")


def run(asked: argparse.Namespace) -> int:
    desk.ready()
    done = withdraw(asked.delivery, actor=desk.actor(), why=asked.why, now=desk.now())
    told = {
        "delivery": done.delivery.ref,
        "source": done.delivery.source,
        "file": done.delivery.file_name,
        "rows": done.delivery.rows,
        "links_undone": done.links_undone,
        "relinked": done.relinked,
    }
    if asked.json:
        desk.out_json(told)
    else:
        desk.say(
            f"{done.delivery.ref} ({done.delivery.source}, {done.delivery.file_name}) is withdrawn: "
            f"{done.links_undone:,} links were undone and {done.relinked:,} other rows found their child again."
        )
    return desk.DONE
