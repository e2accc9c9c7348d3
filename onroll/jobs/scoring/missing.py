"""Are those who truly are missing found, how soon, and who is looked for in vain?"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import polars as pl

from onroll.facts.calendars import CalendarEnds
from onroll.jobs.scoring.pairs import share
from onroll.jobs.scoring.play import Played
from onroll.jobs.scoring.truth import ACCOUNTED, Truth
from onroll.register import council

WINDOW = 20
SOON = 5
"""School days: within the first a missing child must be found to count, the second is the promise."""
OPENING = 14
"""Days in which the lists of a whole authority arrive for the first time: nobody can be accounted for before."""
FOUND, UNSEEN, TOO_SOON, NOT_SHOWN = "found", "unseen", "too_soon", "not_shown"


def missing(played: Played, truth: Truth) -> pl.DataFrame:
    """Each truly missing person: person, scenario, origin, outcome, days (school days from event to notice)."""
    seen = played.list().filter("main").group_by("person").agg(days=pl.col("on"))
    listed = dict(seen.rows())
    last = max(day for day in played.list()["on"]) if played.listed else truth.last
    rows = [
        (one["person"], one["scenario"], one["origin"], one["noticeable"], one["noticeable_in"], one["missing_from"],
         one["missing_until"], *_outcome(one, listed.get(one["person"], []), last))
        for one in truth.missing().to_dicts()
    ]  # fmt: skip
    schema = ["person", "scenario", "origin", "noticeable", "noticeable_in", "missing_from", "missing_until"]
    kinds = {name: pl.String for name in schema} | dict.fromkeys(
        ("noticeable", "missing_from", "missing_until"), pl.Date
    )
    return pl.DataFrame(rows, {**kinds, "outcome": pl.String, "days": pl.Int64}, orient="row")


def _outcome(one: dict[str, Any], listed: list[date], last: date) -> tuple[str, int | None]:
    """Found on a day they still were missing, unseen all the while, or not for long enough to say."""
    event = one["noticeable"]
    if event is None:
        return NOT_SHOWN, None
    until = one["missing_until"] or last + timedelta(days=1)
    noticed = min((day for day in listed if event <= day < until), default=None)
    days = school_days(event, noticed) if noticed else None
    if days is not None and days <= WINDOW:
        return FOUND, days
    if noticed is None and school_days(event, min(until, last)) < SOON:
        return TOO_SOON, None
    return UNSEEN, days


def school_days(start: date, end: date) -> int:
    """How many school days lie between two days; a calendar that ends cannot be asked further."""
    try:
        return council.school_calendar().school_days_between(start, end)
    except CalendarEnds:
        return (end - start).days * 5 // 7


def found_figures(people: pl.DataFrame) -> dict[str, Any]:
    """How many were found, and how soon."""
    counts = dict(people.group_by("outcome").len().rows())
    days = people.filter(pl.col("outcome") == FOUND)["days"]
    return {
        "truly_missing": people.height,
        **{name: counts.get(name, 0) for name in (FOUND, UNSEEN, TOO_SOON, NOT_SHOWN)},
        "median_school_days_to_notice": days.median(),
        f"later_than_{SOON}_school_days": int((days > SOON).sum()),
    }


def alarms(played: Played) -> pl.DataFrame:
    """Every evening on which somebody accounted for was on the worklist as missing, or perhaps so."""
    wrong = pl.col("truth").is_in(ACCOUNTED) & pl.col("missing").is_in(["yes", "unknown"])
    return played.list().filter(wrong, pl.col("on") >= counted_from(played))


def counted_from(played: Played) -> date:
    """From when false alarms count: before, the register is being filled for the first time."""
    first = played.evenings[0]["on"]
    assert isinstance(first, date)
    return first + timedelta(days=OPENING)


def alarm_figures(false: pl.DataFrame, found: int) -> dict[str, Any]:
    """How many children were looked for in vain: said to be missing, and perhaps missing, told apart."""
    told: dict[str, Any] = {}
    for answer in ("yes", "unknown"):
        mine = false.filter(pl.col("missing") == answer)
        children = mine["child_id"].n_unique()
        told[answer] = {
            "children": children,
            "child_days": mine.height,
            "per_true_find": share(children, found, 2),
        }
    return told


def alarm_classes(false: pl.DataFrame) -> list[dict[str, Any]]:
    """False alarms by what was said, what is true, and whether a child's rows had come apart."""
    keys = ["missing", "position", "truth", "split"]
    counted = false.group_by(keys).agg(children=pl.col("child_id").n_unique(), child_days=pl.len())
    return counted.sort("children", *keys, descending=[True, *[False] * len(keys)]).to_dicts()


def weekly(played: Played) -> list[dict[str, Any]]:
    """The worklist through the year, on the first evening of each week: how many, and how many rightly."""
    listed = played.list()
    right = pl.col("truth").is_in(ACCOUNTED).not_().fill_null(value=True)
    each = listed.group_by("on").agg(
        listed=pl.len(), missing=(pl.col("missing") == "yes").sum(), unknown=(pl.col("missing") == "unknown").sum(),
        rightly=right.sum(),
    )  # fmt: skip
    firsts: dict[tuple[int, int], date] = {}
    for evening in played.evenings:
        day = evening["on"]
        assert isinstance(day, date)
        firsts.setdefault(day.isocalendar()[:2], day)
    return each.filter(pl.col("on").is_in(list(firsts.values()))).sort("on").to_dicts()
