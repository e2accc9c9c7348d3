"""The promises that can fail, each with its figure."""

from __future__ import annotations

import argparse

from onroll.jobs import desk
from onroll.reports.check import checks

NAME = "check"
HELP = "the promises that can fail, each with its figure"


def add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--on", type=desk.day, metavar="DATE", help="the day: today")
    parser.add_argument("--json", action="store_true", help="print for machines")


def run(asked: argparse.Namespace) -> int:
    desk.ready()
    found = checks(asked.on or desk.today())
    failed = sum(not one["holds"] for one in found)
    if asked.json:
        desk.out_json({"checks": found, "failed": failed})
    else:
        rows = [("holds" if one["holds"] else "FAILS", one["name"], one["figure"]) for one in found]
        desk.table(("", "check", "figure"), rows)
    return desk.FAILED if failed else desk.DONE
