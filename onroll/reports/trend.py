"""How the account has moved: the counts of many days, each as known that day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import polars as pl
from django.db import transaction

from onroll.policy import rulebook
from onroll.register import council
from onroll.register.models import DailyCount
from onroll.register.scope import SEES_EVERY_CHILD, Actor
from onroll.register.situations import load
from onroll.reports.account import Account, account_of, register_state

LONDON = ZoneInfo("Europe/London")
UNPLACED = ("whereabouts_unknown", "unaccounted")


def end_of(day: date) -> datetime:
    """The last moment of a day in London: what "as known on that day" means."""
    return datetime.combine(day, time.max, LONDON)


def trend(days: Sequence[date], actor: Actor) -> pl.DataFrame:
    """The counts on each day as known that day: on, children, missing, unplaced, and one column a position.

    Kept once worked out (`DailyCount`), for as long as neither the register nor the rulebook has changed.
    A reader who may not see every child gets no rows: counts of everybody are not theirs.
    """
    if actor.role not in SEES_EVERY_CHILD:
        return pl.DataFrame(
            schema={"on": pl.Date, "children": pl.Int64, "missing": pl.Int64, "unplaced": pl.Int64}
        )
    state = f"{register_state()}:{rulebook.version()}:{council.council_name()}"
    kept = set(DailyCount.objects.filter(state=state, on__in=days).values_list("on", flat=True))
    for day in days:
        if day not in kept:
            _keep(day, state)
    return _table(state, days)


def _keep(day: date, state: str) -> None:
    choices = council.choices()
    with load(choices, end_of(day)) as duck:
        _store(account_of(duck, choices, day, end_of(day)), state)


@transaction.atomic
def _store(found: Account, state: str) -> None:
    missing = found.rows.filter(pl.col("missing_education") == "yes").group_by("position").len()
    counted = dict(missing.rows())
    DailyCount.objects.filter(on=found.on).exclude(state=state).delete()
    DailyCount.objects.bulk_create(
        [
            DailyCount(on=found.on, state=state, position=code, children=number, missing=counted.get(code, 0))
            for code, number in found.positions.items()
        ],
        ignore_conflicts=True,
    )


def _table(state: str, days: Sequence[date]) -> pl.DataFrame:
    rows = list(
        DailyCount.objects.filter(state=state, on__in=days).values_list(
            "on", "position", "children", "missing"
        )
    )
    kept = pl.DataFrame(
        rows, {"on": pl.Date, "position": pl.String, "children": pl.Int64, "missing": pl.Int64}, orient="row"
    )
    totals = kept.group_by("on").agg(
        pl.col("children").sum(),
        pl.col("missing").sum(),
        pl.col("children").filter(pl.col("position").is_in(UNPLACED)).sum().alias("unplaced"),
    )
    by_position = kept.pivot("position", index="on", values="children")
    return totals.join(by_position, on="on", how="left").sort("on")
