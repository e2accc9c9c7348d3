"""Why a child stands where they stand: every condition, its value, source and citation, and what would change it."""

from __future__ import annotations

import argparse

from onroll.jobs import desk
from onroll.register import trail
from onroll.register.waiting import waiting_count
from onroll.reports.explain import explain

NAME = "explain"
HELP = "why a child stands where they stand"


def add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("child", metavar="CHILD", help="the child's reference, such as C7K2M9QXB4")
    desk.add_day(parser)
    parser.add_argument("--json", action="store_true", help="print for machines")


def run(asked: argparse.Namespace) -> int:
    desk.ready()
    on = asked.on or desk.today()
    found = explain(asked.child, on, asked.known_at, desk.actor())
    trail.looked(desk.actor(), [asked.child], page=f"explain {on}")
    if asked.json:
        desk.out_json(found.as_dict())
    else:
        desk.say(found.as_text())
    return desk.whole(waiting_count(), 0)
