"""Which schools have sent their roll, and which have not: the last one's day, its size, and how that has changed."""

from __future__ import annotations

from datetime import date, datetime
from functools import lru_cache
from typing import Any
from zoneinfo import ZoneInfo

import polars as pl

from onroll.policy.choices import Choices
from onroll.register import council
from onroll.register.feeds import limits, sizes
from onroll.register.schools import each_once, school_lists
from onroll.reports.account import register_state
from onroll.sources.catalogue import all_sources, find
from onroll.sources.rhythm import is_late

LONDON = ZoneInfo("Europe/London")
SCHOOL_AGE = (5, 16)
ROLL, INDEPENDENT = "school_roll", "independent_roll"
COLUMNS: dict[str, Any] = {
    "school": pl.String, "name": pl.String, "expected": pl.String, "state": pl.String, "source": pl.String,
    "as_at": pl.Date, "learned_on": pl.Date, "size": pl.Int64, "before": pl.Int64, "delivery": pl.Int64,
}  # fmt: skip


def coverage(on: date, known_at: datetime | None) -> pl.DataFrame:
    """One row a school of ours that is open and takes children of school age, or that has sent a roll: COLUMNS.

    state: in, late or never. size and before are rows of its last roll and the one before; expected is the source
    that its kind of school sends.
    """
    return _coverage(on, known_at, register_state(), council.council_name())


@lru_cache(maxsize=8)
def _coverage(on: date, known_at: datetime | None, state: tuple[object, ...], name: str) -> pl.DataFrame:
    lists, _ = school_lists(known_at)
    sent = _rolls(known_at)
    ours = _expected(each_once(lists), council.choices())
    names = dict(each_once(lists).select("laestab", "name").iter_rows())
    told = [_line(school, names.get(school) or school, ours.get(school), sent.get(school, []), on)
            for school in sorted({*ours, *sent})]  # fmt: skip
    return pl.DataFrame(told, COLUMNS, orient="row").sort("name", "school")


def roll_sources() -> list[str]:
    """The sources in which each school sends its own roll."""
    return [source.code for source in all_sources() if source.each == "school"]


def _rolls(known_at: datetime | None) -> dict[str, list[dict[str, Any]]]:
    """Each school's rolls, the newest first, under the number that stands for it now."""
    frames = [sizes(find(code), known_at).with_columns(source=pl.lit(code)) for code in roll_sources()]
    every = pl.concat(frames).filter(pl.col("whose") != "").with_columns(school=pl.col("whose"))
    found: dict[str, list[dict[str, Any]]] = {}
    for row in every.sort("learned_at", "delivery", descending=True).to_dicts():
        found.setdefault(row["school"], []).append(row)
    return found


def _expected(schools: pl.DataFrame, choices: Choices) -> dict[str, str]:
    """Our open schools for children of school age, and the source each should come by."""
    youngest, oldest = SCHOOL_AGE
    ours = schools.filter(
        (pl.col("la_code") == choices.la_code)
        & pl.col("status").fill_null("Open").str.starts_with("Open")
        & (pl.col("low_age").fill_null(youngest) < oldest)
        & (pl.col("high_age").fill_null(oldest) > youngest)
    )
    kinds = ours.select("laestab", pl.col("type").fill_null("").str.to_lowercase()).iter_rows()
    return {laestab: INDEPENDENT if "independent" in kind else ROLL for laestab, kind in kinds}


def _line(
    school: str, name: str, expected: str | None, sent: list[dict[str, Any]], on: date
) -> tuple[Any, ...]:
    """One school: state `other` is a school that is not ours to expect, and has sent a roll all the same."""
    if not sent:
        return (school, name, expected, "never", None, None, None, None, None, None)
    last = sent[0]
    same = [one["size"] for one in sent[1:] if one["source"] == last["source"]]
    learned_on = last["learned_at"].astimezone(LONDON).date()
    late = expected and is_late(find(expected), learned_on, on, council.school_calendar(), limits())
    state = "late" if late else "in" if expected else "other"
    return (school, name, expected or "", state, last["source"], last["as_at"], learned_on, last["size"],
            same[0] if same else None, last["delivery"])  # fmt: skip
