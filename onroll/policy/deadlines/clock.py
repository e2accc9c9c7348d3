"""What a clock is, and the one function that says when it runs out."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

from onroll.facts.calendars import Calendar, Period, merged
from onroll.facts.citation import Citation, in_force

HEADING = "Roles and responsibilities"
Unit = Literal["school_days", "working_days", "days", "hours"]
HOURS_IN_A_DAY = 24
ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Clock:
    """A deadline as a declaration: what starts it, how long it runs, who owes it, and under what rule.

    `starts` names the event in words. With `counts_first_day` the day of the event is day one ("beginning
    with the day of service"); otherwise counting begins the day after. A clock of length 0 runs out the
    same day. `warns_before` is in the clock's own unit. `aim` marks a target, not a limit. `heading` is the
    council policy's. `escalates_to` hears of it once it is late by more than `escalates_after`, in the
    clock's own unit; nobody does when it is empty.
    """

    code: str
    title: str
    starts: str
    length: int
    unit: Unit
    owed_by: str
    citation: Citation
    heading: str
    warns_before: int = 0
    counts_first_day: bool = False
    aim: bool = False
    escalates_to: str = ""
    escalates_after: int = 0


def due_on(clock: Clock, start: date, calendar: Calendar, *, pauses: Iterable[Period] = ()) -> date:
    """The last day on which the thing is still in time, for a clock that started on a day.

    Days inside `pauses`, each [from, until), do not count. Hours are rounded up to whole days: the moment
    itself is known only to whoever started the clock. Raises CalendarEnds when school or working days run
    past the terms.
    """
    length = -(-clock.length // HOURS_IN_A_DAY) if clock.unit == "hours" else clock.length
    if length == 0:
        return start
    first = start if clock.counts_first_day else start + ONE_DAY
    nth, between = _counting(clock.unit, calendar)
    stops = merged(pauses)
    due = nth(first, length)
    while True:
        paused = sum(_overlap(stop, (first, due + ONE_DAY), between) for stop in stops)
        later = nth(first, length + paused)
        if later == due:
            return due
        due = later


def warns_on(clock: Clock, start: date, calendar: Calendar, *, pauses: Iterable[Period] = ()) -> date:
    """The day from which the clock is shown as running short; the due day when it gives no warning."""
    return due_on(sooner(clock), start, calendar, pauses=pauses)


def sooner(clock: Clock) -> Clock:
    """The same clock without its last days: it runs out when the warning is due."""
    return replace(clock, length=max(clock.length - clock.warns_before, 0))


def days_left(
    clock: Clock, start: date, on: date, calendar: Calendar, *, pauses: Iterable[Period] = ()
) -> int:
    """Calendar days from a day to the due day: 0 on the due day, negative when late."""
    return (due_on(clock, start, calendar, pauses=pauses) - on).days


def runs(clock: Clock, on: date) -> bool:
    """Whether the rule behind a clock is in force on a day."""
    return in_force(clock.citation, on)


def _counting(
    unit: Unit, calendar: Calendar
) -> tuple[Callable[[date, int], date], Callable[[date, date], int]]:
    if unit == "school_days":
        return calendar.nth_school_day, calendar.school_days_between
    if unit == "working_days":
        return calendar.nth_working_day, calendar.working_days_between
    return lambda first, n: first + timedelta(days=n - 1), lambda start, end: (end - start).days


def _overlap(stop: Period, span: Period, between: Callable[[date, date], int]) -> int:
    starts, until = max(stop[0], span[0]), min(stop[1], span[1])
    return between(starts, until) if starts < until else 0
