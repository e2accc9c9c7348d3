"""Rows that may be about a child nobody looks for any more: list them, answer one, or check everybody again."""

from __future__ import annotations

import argparse
from typing import Any

from onroll.intake.watch import answer as answering
from onroll.intake.watch.quiet import ANSWERS
from onroll.intake.watch.recheck import recheck
from onroll.jobs import desk
from onroll.register import trail
from onroll.reports.alerts import AlertLine, alerts

NAME = "alerts"
HELP = "rows that may be about a child nobody looks for any more"
TOLD = ("number", "kind", "child", "other", "joined", "source", "delivery", "line", "said_on", "weight", "raised_at",
        "answer", "why")  # fmt: skip
SHOWN = ("number", "kind", "child", "joined", "source", "delivery", "line", "said_on", "answer")


def add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--all", action="store_true", help="those that have been answered too")
    parser.add_argument(
        "--recheck", action="store_true", help="first check every such child against the register"
    )
    parser.add_argument("--answer", type=int, metavar="NUMBER", help="answer one")
    parser.add_argument("--said", choices=(*ANSWERS, "undo"), help="the answer, or undo to take it back")
    parser.add_argument("--why", default="", help="the reason for the answer")
    parser.add_argument("--json", action="store_true", help="print for machines")


def run(asked: argparse.Namespace) -> int:
    desk.ready()
    if (asked.answer is None) != (asked.said is None):
        raise desk.BadUse("an answer needs both: --answer NUMBER and --said WHAT")
    if asked.answer is not None:
        _answer(asked)
    if asked.recheck:
        counts = recheck(desk.actor(), now=desk.now())
        desk.note(f"{counts['children']:,} children were checked again: {counts['alerts']:,} new alerts.")
    found = [one for one in alerts(desk.actor()) if asked.all or not one.answer]
    trail.looked(desk.actor(), [ref for one in found for ref in one.refs], page="alerts")
    if asked.json:
        desk.out_json({"alerts": [_told(one, TOLD) for one in found]})
    else:
        desk.table(SHOWN, ([_told(one, SHOWN)[name] for name in SHOWN] for one in found))
        desk.say(f"{len(found):,} alerts")
    return desk.DONE


def _answer(asked: argparse.Namespace) -> None:
    if asked.said == "undo":
        answering.undo(asked.answer, actor=desk.actor(), why=asked.why)
    else:
        answering.answer(asked.answer, asked.said, actor=desk.actor(), why=asked.why, now=desk.now())


def _told(one: AlertLine, names: tuple[str, ...]) -> dict[str, Any]:
    return {name: getattr(one, name) for name in names}
