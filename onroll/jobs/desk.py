"""What every command shares: who acts, what time it is, how days are written, and how answers are printed."""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.db import DatabaseError

from onroll.register import council
from onroll.register.scope import SYSTEM, Actor

LONDON = ZoneInfo("Europe/London")
DONE, FAILED, BAD = 0, 1, 2


class BadUse(Exception):
    """What was asked for makes no sense, and here is why."""


def now() -> datetime:
    """The moment, asked once a command."""
    return datetime.now(UTC)


def today() -> date:
    """The day in London."""
    return datetime.now(LONDON).date()


def actor() -> Actor:
    """The operator named by ONROLL_ACTOR, who may see all but sealed children and is on the trail like anyone."""
    name = os.environ.get("ONROLL_ACTOR", "").strip()
    return Actor(name[:150], SYSTEM.role) if name else SYSTEM


def day(text: str) -> date:
    """A day as 2026-09-01."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is not a day: write 2026-09-01") from None


def from_moment(text: str) -> datetime:
    """A moment; a day means its beginning, in London."""
    return _moment(text, lambda on: datetime.combine(on, time.min, LONDON))


def until_moment(text: str) -> datetime:
    """A moment; a day means to its end, in London."""
    return _moment(text, end_of)


def end_of(on: date) -> datetime:
    """The last instant of a day in London."""
    following = datetime.combine(on + timedelta(days=1), time.min, LONDON)
    return following.astimezone(UTC) - timedelta(microseconds=1)


def _moment(text: str, of_day: Any) -> datetime:
    try:
        if len(text) == 10:
            return of_day(date.fromisoformat(text)).astimezone(UTC)
        at = datetime.fromisoformat(text)
    except (ValueError, OverflowError):
        raise argparse.ArgumentTypeError(
            f"{text!r} is not a moment: write 2026-09-01 or 2026-09-01T09:30"
        ) from None
    return (at if at.tzinfo else at.replace(tzinfo=LONDON)).astimezone(UTC)


def ready() -> None:
    """Raises NoCouncil when there is no register here yet."""
    try:
        council.council_name()
    except DatabaseError:
        raise council.NoCouncil("there is no register here yet: run `onroll init --council NAME`") from None


def out_json(value: Any) -> None:
    """One JSON value on the output, for machines."""
    sys.stdout.write(json.dumps(value, ensure_ascii=False, indent=2, default=str) + "\n")


def say(*lines: str) -> None:
    """Lines for people, on the output."""
    for line in lines:
        sys.stdout.write(line + "\n")


def note(*lines: str) -> None:
    """Lines about how things are going, apart from the output."""
    for line in lines:
        sys.stderr.write(line + "\n")
        sys.stderr.flush()


def table(headings: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """A table for people: columns as wide as they need be."""
    words = [[str(cell) if cell is not None else "" for cell in row] for row in [headings, *rows]]
    widths = [max(len(row[place]) for row in words) for place in range(len(headings))]
    for row in words:
        say("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())


def add_day(parser: argparse.ArgumentParser) -> None:
    """The two kinds of day: the day asked about, and what was known."""
    parser.add_argument("--on", type=day, metavar="DATE", help="the day asked about: today")
    parser.add_argument(
        "--known-at", type=until_moment, metavar="WHEN", help="what was known then: all, if not given"
    )


def whole(waits: int, left_over: int) -> int:
    """Done, unless rows wait to be linked or somebody is left over: then say so and fail."""
    if waits:
        note(f"onroll: {waits:,} rows wait to be linked, so this is not whole yet: run `onroll link`")
    if left_over:
        note(f"onroll: {left_over:,} are left over: the account does not add up")
    return FAILED if waits or left_over else DONE
