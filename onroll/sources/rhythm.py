"""Silence is news: whether a source is late, and whether a list is far from its usual size. Pure arithmetic."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from statistics import median
from typing import Literal

from onroll.facts.calendars import Calendar
from onroll.sources.shape import Source

Size = Literal["", "empty", "halved", "doubled"]


@dataclass(frozen=True, slots=True)
class Limits:
    """What a council has chosen to be alarmed by (`policy/choices.py` holds the same names)."""

    late_after_rhythms: float
    halved_share: float
    doubled_times: float
    sizes_compared: int
    smallest_size_judged: int


def silent_days(since: date, on: date, term: Calendar | None) -> int:
    """Days in [since, on); with a calendar only those of term, and those that no calendar tells of."""
    if term is None or on <= since:
        return max(0, (on - since).days)
    known = (term.first_day, term.last_day + timedelta(days=1))
    spans = [*term.terms, (date.min, known[0]), (known[1], date.max)]
    return sum(max(0, (min(until, on) - max(start, since)).days) for start, until in spans)


def is_late(source: Source, last: date | None, on: date, term: Calendar, limits: Limits) -> bool:
    """Has this source been silent for longer than its rhythm allows? Who has never sent anything is not late."""
    if source.rhythm_days is None or last is None:
        return False
    allowed = source.rhythm_days * limits.late_after_rhythms
    return silent_days(last, on, term if source.term_time else None) > allowed


def usual_size(past: Sequence[int], limits: Limits) -> float | None:
    """The middle one of the last lists' sizes, given newest first; None where there is no past."""
    last = past[: limits.sizes_compared]
    return float(median(last)) if last else None


def odd_size(source: Source, rows: int, past: Sequence[int], limits: Limits) -> Size:
    """Is a list empty, or far smaller or larger than is usual? Only whole lists have a usual size."""
    usual = usual_size(past, limits)
    if rows == 0:
        return "empty" if source.rhythm_days and usual != 0 else ""
    if source.kind == "changes":
        return ""
    if usual is None:
        return _odd_first(source, rows)
    if max(usual, rows) < limits.smallest_size_judged:
        return ""
    if rows <= usual * limits.halved_share:
        return "halved"
    return "doubled" if rows >= usual * limits.doubled_times else ""


def _odd_first(source: Source, rows: int) -> Size:
    fewest, most = source.volume or (rows, rows)
    return "halved" if rows < fewest else "doubled" if rows > most else ""
