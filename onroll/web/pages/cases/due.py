"""When something is due, as people say it: in 3 school days, Friday 27 November."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from onroll.facts.calendars import Calendar, CalendarEnds
from onroll.policy.plan import OPEN, Task

UNITS = {"school_days": "school day", "working_days": "working day"}
ONE_DAY = timedelta(days=1)
LATE, SOON, TODAY = "late", "soon", "today"


@dataclass(frozen=True, slots=True)
class Due:
    """What is said of a task's day, and how pressing it is: late, today, soon, or blank. `on` orders it."""

    text: str = ""
    pressing: str = ""
    on: date | None = None


def due(task: Task | None, on: date, calendar: Calendar) -> Due:
    """When a task is due, in words. Nothing for one without a clock, or done."""
    if task is None or task.step.clock is None or task.state not in OPEN:
        return Due()
    if task.paused:
        return Due("Clock stopped")
    if task.due_on is None:
        return Due("The day is not known: term dates are missing" if task.starts_on else "")
    return Due(said(task.due_on, on, task.step.clock.unit, calendar), pressing(task, on), task.due_on)


def pressing(task: Task, on: date) -> str:
    if task.late(on):
        return LATE
    if task.due_on == on:
        return TODAY
    return SOON if task.soon(on) else ""


def said(day: date, on: date, unit: str, calendar: Calendar) -> str:
    """How far off a day is, counted as its clock counts, and which day that is."""
    if day == on:
        return "Due today"
    first, last = min(day, on), max(day, on)
    count = between(first + ONE_DAY, last + ONE_DAY, unit, calendar)
    what = UNITS.get(unit, "day") if count is not None else "day"
    count = (last - first).days if count is None else count
    many = f"{count} {what}{'' if count == 1 else 's'}"
    if day > on:
        return f"In {many}, {weekday(day, on)}"
    return f"{many} late, was due {weekday(day, on)}" if count else f"Late, was due {weekday(day, on)}"


def between(first: date, until: date, unit: str, calendar: Calendar) -> int | None:
    """How many days of a unit lie in [first, until); nothing where the calendar does not know."""
    try:
        if unit == "school_days":
            return calendar.school_days_between(first, until)
        if unit == "working_days":
            return calendar.working_days_between(first, until)
    except CalendarEnds:
        return None
    return (until - first).days


def weekday(day: date, on: date) -> str:
    """Friday 27 November; with the year when it is another."""
    return f"{day:%A} {day.day} {day:%B}" + (f" {day.year}" if day.year != on.year else "")
