"""Which days and words about an absence cannot be: a school's own answers are held against the absence and its days."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from onroll.facts.calendars import Calendar, CalendarEnds
from onroll.facts.case import as_day
from onroll.policy.deadlines.clock import Clock, due_on
from onroll.policy.pathway import Given
from onroll.policy.school_returns.owed import ILLNESS, OF_THE_GROUND, codes_in

HEADING = "Schools and academies"
LONGEST_AGO = timedelta(days=365)
"""An absence that began earlier is a slip in the year, or no longer an absence."""
Wrong = Callable[[Given], str]


def first_day(given: Given, leave_ended: date | None) -> str:
    """Why this cannot be the first school day of an absence, by the school's own days. After leave there is one."""
    day = as_day(given.answer)
    if day is None:
        return ""
    if day < given.on - LONGEST_AGO:
        return f"{in_words(day)} is more than a year ago: check the year"
    if given.on_roll_since is not None and day < given.on_roll_since:
        return f"the pupil is on the roll since {in_words(given.on_roll_since)}"
    if not _is_school_day(given.calendar, day):
        return f"the school is closed on {day:%A} {in_words(day)}"
    if leave_ended is not None and (due := _next_school_day(given.calendar, leave_ended)) not in (None, day):
        return f"the leave ended on {in_words(leave_ended)}: the first day without leave is {in_words(due or day)}"
    return ""


def not_before(starts: str) -> Wrong:
    """A day that cannot lie before another that was answered, written "step.question"."""

    def wrong(given: Given) -> str:
        day, began = as_day(given.answer), _answered(given, starts)
        if day is None or began is None or day >= began:
            return ""
        return f"{in_words(day)} is before the absence began, on {in_words(began)}"

    return wrong


def not_before_over(clock: Clock, starts: str) -> Wrong:
    """A day on which the school days of a clock that started with another day must have come."""

    def wrong(given: Given) -> str:
        day = as_day(given.answer)
        full = _over(clock, given, starts)
        if day is None or full is None or day >= full:
            return not_before(starts)(given)
        return f"{clock.length} school days of it are full on {in_words(full)}, and not on {in_words(day)}"

    return wrong


def no_only_once_over(clock: Clock, starts: str) -> Wrong:
    """That a pupil did not come back in time cannot be said while there is time."""

    def wrong(given: Given) -> str:
        full = _over(clock, given, starts)
        if given.answer != "no" or full is None or given.on >= full:
            return ""
        return f"there is time until {in_words(full)}: until then, say only whether the pupil is back"

    return wrong


def not_code_n(given: Given) -> str:
    """Code N is what is to be replaced."""
    return "code N is what the true reason takes the place of" if "N" in codes_in(given.answer or "") else ""


def codes_fit(given: Given, *, ill: bool) -> str:
    """The codes of a pupil who is ill are not those of one whose reason nobody knows, nor the other way round."""
    codes = codes_in(given.answer or "")
    if ill and codes & OF_THE_GROUND:
        return f"code {' and '.join(sorted(codes & OF_THE_GROUND))} is not for illness: which is it?"
    if not ill and codes == {ILLNESS}:
        return "code I is for illness: which is it?"
    return ""


def in_words(day: date) -> str:
    return f"{day:%-d %B %Y}"


def _answered(given: Given, starts: str) -> date | None:
    step, _, question = starts.partition(".")
    return as_day(given.file.said(step, question)) if given.file is not None else None


def _over(clock: Clock, given: Given, starts: str) -> date | None:
    """The last day of a clock; nothing while nobody has said when it started, or the term dates end before it."""
    began = _answered(given, starts)
    try:
        return due_on(clock, began, given.calendar) if began is not None else None
    except CalendarEnds:
        return None


def _is_school_day(calendar: Calendar, day: date) -> bool:
    """Whether it is one; so taken where the calendar does not reach."""
    try:
        return calendar.is_school_day(day)
    except CalendarEnds:
        return True


def _next_school_day(calendar: Calendar, day: date) -> date | None:
    try:
        return calendar.add_school_days(day, 1)
    except CalendarEnds:
        return None
