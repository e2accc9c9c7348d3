"""Judge every child, and say what has changed since the last time."""

from __future__ import annotations

import argparse

from onroll.jobs import desk
from onroll.reports.judge import judge_all

NAME = "judge"
HELP = "judge every child, and say what has changed"


def add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--on", type=desk.day, metavar="DATE", help="the day: today")
    parser.add_argument("--json", action="store_true", help="print for machines")


def run(asked: argparse.Namespace) -> int:
    desk.ready()
    told = judge_all(asked.on or desk.today(), desk.actor(), desk.now())
    if asked.json:
        desk.out_json(told)
    else:
        desk.say(
            f"{told['children']:,} children in {told['situations']:,} situations; {told['changed']:,} have changed."
        )
    return desk.DONE
