"""Prepare the demonstration, and serve it."""

from __future__ import annotations

import argparse

from onroll.jobs import demo, desk
from onroll.jobs.commands import init

NAME = "demo"
HELP = "prepare the invented borough's year, with people to sign in as"
COUNCIL = "anybourne"


def add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--children", type=int, default=demo.CHILDREN, metavar="N")
    parser.add_argument("--seed", type=int, default=demo.SEED, metavar="S")
    parser.add_argument("--prepare", action="store_true", help="prepare without serving (`onroll serve` serves)")
    parser.add_argument("--json", action="store_true", help="print for machines")


def run(asked: argparse.Namespace) -> int:
    if asked.children < 1:
        raise desk.BadUse("a borough has at least one child: --children 1 or more")
    init.make(COUNCIL)
    made = demo.prepare(asked.children, asked.seed)
    told = {"made": made.made, "children": made.children, "deliveries": made.deliveries,
            "today": made.today.isoformat()}  # fmt: skip
    if asked.json:
        desk.out_json(told)
    else:
        ready = "is ready" if made.made else "was ready already"
        desk.say(f"The demonstration {ready}: {made.children:,} children, {made.deliveries:,} deliveries.")
    return desk.DONE
