"""Say what a held delivery would change, without changing anything."""

from __future__ import annotations

import argparse

from onroll.jobs import desk
from onroll.jobs.preview import preview
from onroll.register import trail
from onroll.reports.difference import FIGURES

NAME = "preview"
HELP = "say what a held delivery would change"


def add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("delivery", metavar="DELIVERY", help="its reference, such as D7K2M9QXB4")
    parser.add_argument("--on", type=desk.day, metavar="DATE", help="the day asked about: today")
    parser.add_argument("--json", action="store_true", help="print for machines")


def run(asked: argparse.Namespace) -> int:
    desk.ready()
    told = preview(asked.delivery, actor=desk.actor(), on=asked.on or desk.today(), now=desk.now())
    if asked.json:
        seen = {one["child"] for rows in told["children"].values() for one in rows if one.get("child")}
        trail.looked(desk.actor(), sorted(seen), page="preview")
        desk.out_json(told)
        return desk.DONE
    desk.say(
        f"{told['delivery']} ({told['source']}, {told['rows']:,} rows) would change this on {told['on']}:"
    )
    desk.say(*(f"  {alarm}" for alarm in told["alarms"]))
    desk.say(*(f"  {says}: {told[name]:,}" for name, says in FIGURES))
    desk.say(*(f"    {one['from']} -> {one['to']}: {one['children']:,}" for one in told["positions"]))
    return desk.DONE
