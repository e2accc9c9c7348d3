"""How the account has moved: the counts of many days, each as known that day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from hashlib import sha256
from zoneinfo import ZoneInfo

import polars as pl
from django.db import transaction

from onroll.policy import rulebook
from onroll.register import council
from onroll.register.models import Child, DailyCount, Delivery, Link
from onroll.register.scope import SEES_EVERY_CHILD, Actor
from onroll.register.situations import know, load_ever, situations
from onroll.register.waiting import waiting_count
from onroll.reports.judged import judged

LONDON = ZoneInfo("Europe/London")
UNPLACED = ("whereabouts_unknown", "unaccounted")
TUESDAY, WEEKS = 1, 52
ON_A_PAGE = 2
"""A page waits for no more days than this to be worked out; the rest are filled in by the nightly job."""
COUNT = {"on": pl.Date, "position": pl.String, "children": pl.Int64, "missing": pl.Int64}
States = dict[date, str]


def weeks_until(on: date) -> list[date]:
    """The Tuesdays of the year up to a day, the latest first: fixed, so that figures once kept serve any day."""
    last = on - timedelta(days=(on.weekday() - TUESDAY) % 7)
    return [last - timedelta(weeks=back) for back in range(WEEKS)]


def end_of(day: date) -> datetime:
    """The last moment of a day in London: what "as known on that day" means."""
    return datetime.combine(day, time.max, LONDON)


def trend(days: Sequence[date], actor: Actor, *, at_most: int | None = ON_A_PAGE) -> pl.DataFrame:
    """The counts on each day as known that day: on, children, missing, unplaced, and one column a position.

    A day worked out is kept for as long as nothing known by then changes; at most so many new days (the latest
    first; None: all) are worked out now, and days without figures are left out. A reader who may not see every
    child gets no rows: counts of everybody are not theirs.
    """
    if actor.role not in SEES_EVERY_CHILD:
        return pl.DataFrame(
            schema={"on": pl.Date, "children": pl.Int64, "missing": pl.Int64, "unplaced": pl.Int64}
        )
    states = _states(days)
    lacking = sorted(set(days) - set(_kept(states)["on"].to_list()), reverse=True)[:at_most]
    if lacking:
        _work_out(lacking, states)
    return _table(_kept(states))


def _states(days: Sequence[date]) -> States:
    """For each day a fingerprint of all that was known by its end: deliveries that stand, links undone, rules."""
    arrived = list(
        Delivery.objects.filter(state="read").order_by("learned_at", "id").values_list("learned_at", "id")
    )
    undone = list(Link.objects.exclude(undone_at=None).order_by("id").values_list("undone_known_from", "id"))
    sealed = Child.everyone.exclude(restriction="").count()
    always = (rulebook.version(), council.council_name(), sealed, waiting_count())

    def state(day: date) -> str:
        end = end_of(day)
        known = [
            [number for at, number in rows if at is not None and at <= end] for rows in (arrived, undone)
        ]
        return sha256(repr((known, always)).encode()).hexdigest()

    return {day: state(day) for day in days}


def _work_out(days: Sequence[date], states: States) -> None:
    choices = council.choices()
    with load_ever() as duck:
        for day in days:
            know(duck, choices, end_of(day))
            _store(day, states[day], _figures(judged(situations(duck, choices, day), choices, day)))


def _figures(found: pl.DataFrame) -> dict[str, tuple[int, int]]:
    """For each position how many children, and how many of them are missing education."""
    counted = found.group_by("position").agg(
        pl.len(), (pl.col("missing_education") == "yes").sum().alias("missing")
    )
    figures = {position: (children, missing) for position, children, missing in counted.rows()}
    return {one.code: figures.get(one.code, (0, 0)) for one in rulebook.positions()}


@transaction.atomic
def _store(day: date, state: str, figures: dict[str, tuple[int, int]]) -> None:
    DailyCount.objects.filter(on=day).delete()
    DailyCount.objects.bulk_create(
        DailyCount(on=day, state=state, position=code, children=children, missing=missing)
        for code, (children, missing) in figures.items()
    )


def _kept(states: States) -> pl.DataFrame:
    """The figures kept whose state still stands."""
    rows = DailyCount.objects.filter(on__in=list(states)).values_list(
        "on", "state", "position", "children", "missing"
    )
    standing = [(on, position, *figures) for on, state, position, *figures in rows if states[on] == state]
    return pl.DataFrame(standing, COUNT, orient="row")


def _table(kept: pl.DataFrame) -> pl.DataFrame:
    totals = kept.group_by("on").agg(
        pl.col("children").sum(),
        pl.col("missing").sum(),
        pl.col("children").filter(pl.col("position").is_in(UNPLACED)).sum().alias("unplaced"),
    )
    by_position = kept.pivot("position", index="on", values="children")
    return totals.join(by_position, on="on", how="left").sort("on")
