"""Find a child in a hurry: by part of a name, misspelt, a date of birth in part, a postcode, any number."""

from __future__ import annotations

import argparse
from dataclasses import asdict

from onroll.jobs import desk
from onroll.register import trail
from onroll.register.search.asked import FIELDS, read
from onroll.register.search.find import find
from onroll.register.search.refresh import rebuild
from onroll.register.search.say import kinds, looked_for, not_looked_in, not_used
from onroll.register.waiting import waiting_count
from onroll.reports.found import cards

NAME = "search"
HELP = "find a child by whatever is known of them"
SHOWN = ("child", "name", "dob", "postcode", "position", "why")


def add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("words", metavar="WORDS", nargs="*", help="as in the search box: okonjo 2014 SO14")
    for field in FIELDS[1:]:
        parser.add_argument(f"--{field}", default="", help=f"read as this only: {field}")
    parser.add_argument("--json", action="store_true", help="print for machines")
    parser.add_argument("--rebuild", action="store_true", help="build the index anew")


def run(asked: argparse.Namespace) -> int:
    desk.ready()
    if asked.rebuild:
        desk.say(f"The index holds {rebuild():,} children.")
        return desk.DONE
    told = read(words=" ".join(asked.words), **{field: getattr(asked, field) for field in FIELDS[1:]})
    if not told.anything():
        raise desk.BadUse(
            "there is nothing to look for: give part of a name, a date of birth, a postcode or a number"
        )
    found = find(told, desk.actor())
    shown = [asdict(card) for card in cards(found.hits, None)]
    trail.looked(desk.actor(), [card["child"] for card in shown], page="search", why=kinds(told))
    unread = not_looked_in(told, desk.actor(), waiting=waiting_count(), more=found.more)
    if asked.json:
        desk.out_json({
            "looked_for": looked_for(told), "could_not_use": not_used(told), "did_not_look_in": unread,
            "without": list(found.without), "more": found.more, "children": shown,
        })  # fmt: skip
        return desk.DONE
    desk.table(SHOWN, [[*(card[name] for name in SHOWN[:-1]), "; ".join(card["why"])] for card in shown])
    desk.say(f"Looked for: {'; '.join(looked_for(told))}.", f"Did not look in: {'; '.join(unread)}.")
    if told.unused:
        desk.say(f"Could not use: {'; '.join(not_used(told))}.")
    if found.without:
        desk.say(f"Nobody fits all of it: these fit without {' and '.join(found.without)}.")
    return desk.DONE
