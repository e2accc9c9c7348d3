"""The open cases, the gravest and most pressing first."""

from __future__ import annotations

import argparse
import csv
import sys
from datetime import date
from typing import Any

from onroll.jobs import desk
from onroll.register import trail
from onroll.reports.cases.files import open_files
from onroll.reports.cases.lines import CaseLine, lines

NAME = "cases"
HELP = "the open cases, the gravest and most pressing first"
COLUMNS = ("case", "child", "way_out", "owner", "offered_to", "opened_on", "next", "state", "due_on", "late", "waiting",
           "stalled_days", "risk_flags")  # fmt: skip
SHOWN = ("case", "child", "way_out", "owner", "next", "due_on", "late", "risk_flags")


def add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--on", type=desk.day, metavar="DATE", help="the day clocks are read on: today")
    parser.add_argument("--owner", default="", metavar="WHO", help="only those of one person")
    parser.add_argument("--late", action="store_true", help="only those in which something is late")
    how = parser.add_mutually_exclusive_group()
    how.add_argument("--csv", action="store_true", help="for machines")
    how.add_argument("--json", action="store_true", help="for machines")


def run(asked: argparse.Namespace) -> int:
    desk.ready()
    on = asked.on or desk.today()
    found = [one for one in lines(open_files(desk.actor(), on), on) if wanted(one, asked)]
    trail.looked(desk.actor(), [one.file.child for one in found], page=f"cases {on}")
    rows = [told(one, on) for one in found]
    if asked.json:
        desk.out_json({"cases": rows})
    elif asked.csv:
        writer = csv.DictWriter(sys.stdout, COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    else:
        desk.table(SHOWN, ([row[name] for name in SHOWN] for row in rows))
        desk.say(f"{len(rows):,} open cases")
    return desk.DONE


def wanted(one: CaseLine, asked: argparse.Namespace) -> bool:
    return asked.owner in ("", one.file.owner) and (not asked.late or one.is_late)


def told(one: CaseLine, on: date) -> dict[str, Any]:
    """One case by its codes and days; how many of its steps are late, and how many wait for an answer."""
    file = one.file
    return {
        "case": file.ref, "child": file.child, "way_out": file.way_out, "owner": file.owner,
        "offered_to": file.offered_to, "opened_on": file.opened_on, "next": one.next.step.code if one.next else "",
        "state": one.next.state if one.next else "", "due_on": one.due_on, "late": len(one.late) + len(one.overdue),
        "waiting": len(one.waiting), "stalled_days": one.stalled_days, "risk_flags": " ".join(file.flags),
    }  # fmt: skip
