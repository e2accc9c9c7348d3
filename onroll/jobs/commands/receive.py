"""Bring files in: each is read whole or refused whole, and every bad row is named."""

from __future__ import annotations

import argparse
import glob
from pathlib import Path
from typing import Any

from onroll.intake.answer import answer
from onroll.intake.receive import Item, receive_each
from onroll.jobs import desk
from onroll.register.models import Delivery

NAME = "receive"
HELP = "bring in files from a source"
SHOWN = 20


def add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("source", metavar="SOURCE", help="a source code, such as school_roll")
    parser.add_argument("files", nargs="+", metavar="FILE", help="the files, taken in the order given")
    parser.add_argument("--learned-at", type=desk.from_moment, metavar="WHEN", help="when we learned it: now")
    parser.add_argument("--as-at", type=desk.day, metavar="DATE", help="the day a snapshot speaks of")
    parser.add_argument("--school", default="", metavar="KEY", help="the school, where the file names none")
    parser.add_argument("--coverage", default="", help="whole_roll, our_residents or named_children")
    parser.add_argument(
        "--sender", default="", metavar="NAME", help="who sent them: columns are remembered by it"
    )
    parser.add_argument("--hold", action="store_true", help="hold them until seen with `onroll preview`")
    parser.add_argument("--json", action="store_true", help="print for machines")


def run(asked: argparse.Namespace) -> int:
    desk.ready()
    beside = (asked.learned_at, asked.as_at, asked.school, asked.coverage)
    told = {"sender": asked.sender, "door": "command", "hold": asked.hold}
    items = [Item(asked.source, path, *beside, **told) for path in files(asked.files)]
    refused, answers = False, []
    for item, delivery in zip(items, receive_each(items, actor=desk.actor(), now=desk.now()), strict=True):
        refused |= delivery.state == "refused"
        answers.append(answer(delivery, item.name))
        desk.note(*(f"{item.name}: {alarm}" for alarm in answers[-1]["alarms"]))
        if not asked.json:
            _say(answers[-1], delivery)
        elif delivery.state == "refused":
            desk.note(f"{item.name}: refused: {delivery.refusal}")
    if asked.json:
        desk.out_json(answers)
    return desk.BAD if refused else desk.DONE


def files(given: list[str]) -> list[Path]:
    """The files named, patterns written out."""
    found: list[Path] = []
    for text in given:
        matching = sorted(glob.glob(text)) if glob.has_magic(text) and not Path(text).exists() else [text]
        if not matching:
            raise desk.BadUse(f"{text}: there is no such file")
        found += [Path(one) for one in matching]
    return found


def _say(told: dict[str, Any], delivery: Delivery) -> None:
    if delivery.state == "refused":
        named = delivery.refusal.startswith(told["file"])
        desk.say(f"Refused: {delivery.refusal}" if named else f"{told['file']}: refused. {delivery.refusal}")
        return
    if delivery.repeat:
        desk.say(f"{told['file']}: the same file came before, as {delivery.ref}. Nothing was changed.")
        return
    desk.say(
        f"{told['file']}: {delivery.ref}, {told['rows']} rows: {told['accepted']} accepted, "
        f"{told['rejected']} rejected, {told['warnings']} warnings"
        + (". It is held: see it with `onroll preview`, then `onroll settle`" * (delivery.state == "held"))
    )
    for problem in told["problems"][:SHOWN]:
        where = f"line {problem['line']}" + (f", {problem['column']}" if problem["column"] else "")
        desk.say(f"  {problem['severity']}: {where}: {problem['problem']}")
    if len(told["problems"]) > SHOWN:
        desk.say(f"  and {len(told['problems']) - SHOWN} more: see the delivery's page, or --json")
