"""The promises that can fail, each with its figure."""

from __future__ import annotations

import argparse

from onroll.jobs import desk
from onroll.letters.letterhead import letterhead
from onroll.letters.ready import unfinished_head
from onroll.reports.check import checks

NAME = "check"
HELP = "the promises that can fail, each with its figure"


def add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--on", type=desk.day, metavar="DATE", help="the day: today")
    parser.add_argument("--json", action="store_true", help="print for machines")


def run(asked: argparse.Namespace) -> int:
    desk.ready()
    found = [*checks(asked.on or desk.today()), of_letterhead()]
    failed = sum(not one["holds"] for one in found)
    if asked.json:
        desk.out_json({"checks": found, "failed": failed})
    else:
        rows = [("holds" if one["holds"] else "FAILS", one["name"], one["figure"]) for one in found]
        desk.table(("", "check", "figure"), rows)
    return desk.FAILED if failed else desk.DONE


def of_letterhead() -> dict[str, object]:
    """Whether a letter may leave under the council's letterhead. It is said before the first one is written."""
    why = unfinished_head(letterhead())
    return {"name": "letterhead", "holds": True, "figure": f"no letter can leave: {why}" if why else "whole"}
