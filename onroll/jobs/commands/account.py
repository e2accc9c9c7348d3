"""The account of a day: every child in exactly one position, and the proof that nobody is left over."""

from __future__ import annotations

import argparse
import sys

from onroll.jobs import desk
from onroll.register import trail
from onroll.reports.account import account
from onroll.reports.sources import rests_on

NAME = "account"
HELP = "every child in exactly one position on a day; a delivery withdrawn since is in no past day either"


def add(parser: argparse.ArgumentParser) -> None:
    desk.add_day(parser)
    how = parser.add_mutually_exclusive_group()
    how.add_argument("--csv", action="store_true", help="one row a child, for machines")
    how.add_argument("--json", action="store_true", help="the counts, for machines")


def run(asked: argparse.Namespace) -> int:
    desk.ready()
    on = asked.on or desk.today()
    found = account(on, asked.known_at, desk.actor())
    if asked.csv:
        trail.looked(desk.actor(), found.rows["child"].to_list(), page=f"account {on}")
        sys.stdout.write(found.csv())
    elif asked.json:
        desk.out_json(found.summary() | {"rests_on": rests_on(on, asked.known_at).in_words()})
    else:
        desk.say(f"On {on}: {found.children:,} children")
        desk.table(("position", "children"), found.positions.items())
        desk.say(f"left over: {found.residual}", rests_on(on, asked.known_at).in_words())
    return desk.whole(found.waiting, found.residual)
