"""Whom to look for first: children missing education or unaccounted for, ordered by harm."""

from __future__ import annotations

import argparse
import sys

from onroll.jobs import desk
from onroll.register import trail
from onroll.register.waiting import waiting_count
from onroll.reports.sources import rests_on
from onroll.reports.worklist import COLUMNS, worklist

NAME = "worklist"
HELP = "whom to look for first"
SHOWN = ("child", "way_out", "urgency", "action", "clock", "due_on", "days_left", "last_seen_on")


def add(parser: argparse.ArgumentParser) -> None:
    desk.add_day(parser)
    how = parser.add_mutually_exclusive_group()
    how.add_argument("--csv", action="store_true", help="for machines")
    how.add_argument("--json", action="store_true", help="for machines")


def run(asked: argparse.Namespace) -> int:
    desk.ready()
    on = asked.on or desk.today()
    rows = worklist(on, asked.known_at, desk.actor())
    trail.looked(desk.actor(), rows["child"].to_list(), page=f"worklist {on}")
    if asked.csv:
        sys.stdout.write(rows.select(COLUMNS).write_csv())
    elif asked.json:
        desk.out_json(rows.select(COLUMNS).to_dicts())
    else:
        desk.say(rests_on(on, asked.known_at).in_words())
        desk.table(SHOWN, rows.select(SHOWN).rows())
        desk.say(f"{rows.height:,} children")
    return desk.whole(waiting_count(), 0)
