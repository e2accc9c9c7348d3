"""The demonstration: an invented borough's year received, linked and judged, with people to sign in as."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db.models import Count

from onroll.borough import write
from onroll.intake.link import link_waiting
from onroll.intake.receive import Item, receive_each
from onroll.jobs import desk, nightly, open_cases
from onroll.jobs.challenge_removals import challenge_removals
from onroll.jobs.demo_agreements import write_agreements
from onroll.register.models import Delivery, Standing
from onroll.register.personas import ensure_personas
from onroll.register.scope import SYSTEM
from onroll.reports.judge import judge_all
from onroll.reports.trend import trend, weeks_until

LONDON = ZoneInfo("Europe/London")
LAST_DAY = date(2026, 11, 24)
CHILDREN, SEED = 8000, 1
FEW = 50


@dataclass(frozen=True, slots=True)
class Demo:
    """What the demonstration holds, and whether it was made just now."""

    made: bool
    children: int
    deliveries: int
    today: date


def prepare(children: int = CHILDREN, seed: int = SEED) -> Demo:
    """Make the demonstration if it is not there whole; run again it changes nothing, and a cut one is finished."""
    folder = settings.ONROLL_HOME / "demo-borough"
    if done := demo_day():
        return Demo(False, Standing.objects.count(), Delivery.objects.count(), done)
    desk.note(f"Inventing a borough of {children:,} children ...")
    write(folder, children=children, seed=seed, end=LAST_DAY)
    received = _receive(list(deliveries(folder)))
    desk.note("Finding the child behind every row ...")
    link_waiting(SYSTEM, now=desk.now())
    desk.note("Working out where everybody stands ...")
    judged = judge_all(LAST_DAY, SYSTEM, desk.now())
    ensure_personas(_a_school())
    open_cases.run(LAST_DAY)
    challenge_removals(LAST_DAY, desk.now())
    write_agreements(LAST_DAY, desk.now())
    desk.note("Counting the months of the year, each as known then ...")
    trend(months_until(LAST_DAY), SYSTEM, at_most=None)
    nightly.soon()
    _remember(LAST_DAY)
    return Demo(True, judged["children"], received, LAST_DAY)


def deliveries(borough: Path) -> Iterator[Item]:
    """The borough's deliveries in the order they arrived, as things to receive."""
    with (borough / "deliveries.csv").open(newline="") as listed:
        for row in csv.DictReader(listed):
            arrived = datetime.fromisoformat(row["learned_at"]).replace(tzinfo=LONDON)
            as_at = date.fromisoformat(row["as_at"]) if row["as_at"] else None
            yield Item(row["source"], borough / row["file"], arrived, as_at, row["school"])


def months_until(on: date) -> list[date]:
    """A day every fourth week of the year; the worker counts the weeks between."""
    return weeks_until(on)[::4]


def _receive(items: list[Item]) -> int:
    for number, _ in enumerate(receive_each(items, actor=SYSTEM, now=desk.now()), start=1):
        if number % FEW == 0 or number == len(items):
            desk.note(f"Received {number} of {len(items)} deliveries.")
    return len(items)


def _a_school() -> str:
    """The largest primary school's number: whose office Ben keeps."""
    pupils = Standing.objects.filter(position="on_roll", school__startswith="8992").values("school")
    largest = pupils.annotate(many=Count("child")).order_by("-many", "school").first()
    return str(largest["school"]) if largest else ""


def _memory() -> Path:
    return Path(settings.ONROLL_HOME) / "demo.json"


def demo_day() -> date | None:
    """The demonstration's own last day, or None when this register holds no demonstration made whole."""
    if not _memory().exists() or not Standing.objects.exists():
        return None
    return date.fromisoformat(json.loads(_memory().read_text())["today"])


def _remember(day: date) -> None:
    _memory().write_text(json.dumps({"today": day.isoformat()}))
