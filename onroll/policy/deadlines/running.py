"""How a clock stands on a day: in time, running short, late, paused or stopped. Worked out, never stored."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from onroll.facts.calendars import Calendar, CalendarEnds, Period
from onroll.policy.deadlines.clock import ONE_DAY, Clock, due_on, sooner

HEADING = "Roles and responsibilities"
State = Literal["in_time", "warning", "late", "paused", "stopped", "not_known"]
Pause = tuple[date, date | None]
"""From the day it is paused until the day it is resumed, which counts again; None while it is not resumed."""


@dataclass(frozen=True, slots=True)
class Running:
    """One clock on one day, for a page to show.

    `due_on` is None while it is paused and while the term dates it needs are not entered: `says` tells which.
    `days_left` are calendar days, negative when late; of a stopped clock, those that were left when it stopped.
    `told` is who should hear that it is late, and empty until then.
    """

    code: str
    title: str
    starts_on: date
    due_on: date | None
    warns_on: date | None
    state: State
    days_left: int | None
    citation: str
    owed_by: str
    says: str = ""
    told: str = ""


def running(
    clock: Clock, start: date, pauses: Iterable[Pause], on: date, calendar: Calendar, *,
    stopped_on: date | None = None,
) -> Running:  # fmt: skip
    """The clock that started on a day, as it stands on another; `stopped_on` is the day its thing was done.

    What has not happened by `on` is left out, and a pause that begins once the clock has run out changes nothing.
    It never raises for a calendar that ends: it says which term dates are missing.
    """
    stopped = stopped_on is not None and stopped_on <= on
    asked = stopped_on if stopped and stopped_on else on
    over, since = _as_at(asked, pauses)
    due, says = _due(clock, start, over, calendar)
    if since and (due is None or since <= due):
        due, says = None, f"paused since {since:%-d %B %Y}"
    else:
        since = None
    left = (due - asked).days if due else None
    warns = _due(sooner(clock), start, over, calendar)[0] if not since else None
    state = "stopped" if stopped else "paused" if since else _state(asked, due, warns, clock, calendar)
    late = state == "late" and _escalated(clock, start, over, calendar, asked)
    return Running(
        clock.code, clock.title, start, due, warns, state, left, str(clock.citation), clock.owed_by, says,
        clock.escalates_to if late else "",
    )  # fmt: skip


def _as_at(asked: date, pauses: Iterable[Pause]) -> tuple[list[Period], date | None]:
    """The pauses that were over by a day, and since when the clock was paused on it."""
    over: list[Period] = []
    since: list[date] = []
    for begins, until in pauses:
        if until is not None and until <= asked:
            over.append((begins, until))
        elif begins <= asked:
            since.append(begins)
    return over, min(since, default=None)


def _due(clock: Clock, start: date, over: list[Period], calendar: Calendar) -> tuple[date | None, str]:
    """The due day, or None; and which term dates are missing to say it, or to say it exactly."""
    try:
        return due_on(clock, start, calendar, pauses=over), ""
    except CalendarEnds as ends:
        missing, too_early = ends.says, ends.asked < calendar.first_day
    if not too_early:
        return None, missing
    earliest = calendar.first_day if clock.counts_first_day else calendar.first_day - ONE_DAY
    due, further = _due(clock, earliest, over, calendar)
    return due, further or f"{missing}: it was due by then at the latest"


def _state(
    asked: date, due: date | None, warns: date | None, clock: Clock, calendar: Calendar
) -> State:  # fmt: skip
    if due is None and asked > calendar.last_day:
        return "not_known"
    if due is not None and asked > due:
        return "late"
    return "warning" if clock.warns_before and warns and asked >= warns else "in_time"


def _escalated(clock: Clock, start: date, over: list[Period], calendar: Calendar, asked: date) -> bool:
    longer = replace(clock, length=clock.length + clock.escalates_after)
    due, _ = _due(longer, start, over, calendar)
    return due is not None and asked > due
