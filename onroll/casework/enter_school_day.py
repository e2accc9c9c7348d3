"""Say that one school closes, or opens, on days unlike the council's calendar; or take that back.

Every day moves what the school itself owes. So of its own word it closes for a few days, lately or to come; what is
longer, older, or opens a day is for the council to enter.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta
from itertools import groupby

from django.db import transaction
from django.db.models import QuerySet

from onroll.facts.calendars import Calendar
from onroll.register import council, trail
from onroll.register.bulk import lock
from onroll.register.models import SchoolDay
from onroll.register.school_days import by_schools, calendar_of, standing
from onroll.register.scope import SEES_EVERY_CHILD, SEES_OWN_PUPILS, Actor, NotFound

LONGEST_WHY = 200
A_TERM = timedelta(weeks=17)
"""The longest closure that is entered at once: no term is longer. What is longer is entered in parts."""


A_SCHOOLS_OWN = 5
"""School days in a row that a school may close by its own word."""
LATELY = timedelta(days=7)
"""How far back a school may enter a day, or take one back."""
THE_COUNCILS = "ask your council to enter it"


class NotEntered(ValueError):
    """The day cannot be entered; says why, in words for whoever entered it, and what is wrong: day, last or why."""

    def __init__(self, says: str, at: str = "day") -> None:
        super().__init__(says)
        self.at = at


def enter_school_day(
    laestab: str, day: date, *, opens: bool, why: str, actor: Actor, now: datetime, on: date
) -> SchoolDay:
    """Every clock that counts this school's days counts anew. `on`: today.

    Raises NotFound for a school not theirs, NotEntered.
    """
    _check_may_speak_for(laestab, actor)
    said = _reason(why)
    _check_own_word(actor, day, on, opens=opens)
    with transaction.atomic():
        lock("school days")
        if standing().filter(laestab=laestab, day=day).exists():
            raise NotEntered(f"{_words(day)} is entered for this school already: take it back first")
        _check_changes_something(calendar_of(laestab), day, opens)
        _check_not_long(laestab, actor, [day])
        entered = SchoolDay.objects.create(
            laestab=laestab, day=day, opens=opens, why=said, entered_by=actor.name, entered_at=now
        )
        trail.record(actor, "school_day_entered", about=laestab, why=said, detail=_told(entered))
    return entered


def close_school(
    laestab: str, first: date, last: date, *, why: str, actor: Actor, now: datetime, on: date
) -> tuple[SchoolDay, ...]:
    """Close a school on every school day from a first to a last, in one: weekends and holidays inside are skipped.

    Days that are entered as closed already stay as they are. `on`: today. Raises NotFound, NotEntered.
    """
    _check_may_speak_for(laestab, actor)
    said = _reason(why)
    _check_own_word(actor, first, on)
    if last < first:
        raise NotEntered(f"The last day, {_words(last)}, is before the first", at="last")
    if last - first > A_TERM:
        raise NotEntered(f"A closure is entered for at most {A_TERM.days // 7} weeks at once", at="last")
    with transaction.atomic():
        lock("school days")
        term, days = calendar_of(laestab), _days(first, last)
        _check_known(term, first)
        _check_known(term, last, at="last")
        opened = standing().filter(laestab=laestab, day__in=days, opens=True).order_by("day").first()
        if opened is not None:
            raise NotEntered(f"{_words(opened.day)} is entered as open for this school: take it back first")
        if not (closed := [day for day in days if term.is_school_day(day)]):
            raise NotEntered("The school is closed already on all of these days")
        _check_not_long(laestab, actor, closed, at="last")
        entered = SchoolDay.objects.bulk_create(
            SchoolDay(laestab=laestab, day=day, opens=False, why=said, entered_by=actor.name, entered_at=now)
            for day in closed
        )
        told = {"opens": False, "days": [day.isoformat() for day in closed]}
        trail.record(actor, "school_closed", about=laestab, why=said, detail=told)
    return tuple(entered)


def take_back_school_day(number: int, *, actor: Actor, now: datetime, on: date) -> tuple[SchoolDay, ...]:
    """All that was entered with this day is again as the council's calendar has it; the days, in order.

    Raises NotFound for one gone already, or not theirs; NotEntered for what a school may not take back itself.
    """
    with transaction.atomic():
        lock("school days")
        found = standing().filter(pk=number).first()
        if found is None:
            raise NotFound(str(number))
        _check_may_speak_for(found.laestab, actor)
        days = tuple(entered_with(found).order_by("day"))
        if actor.role in SEES_OWN_PUPILS and not by_schools().filter(pk=number).exists():
            raise NotEntered("The council entered this: ask your council to take it back")
        _check_own_word(actor, days[0].day, on)
        entered_with(found).update(taken_back_by=actor.name, taken_back_at=now)
        told = _told(found) if len(days) == 1 else {"opens": found.opens, "days": [f"{one.day}" for one in days]}
        trail.record(actor, "school_day_taken_back", about=found.laestab, detail=told)
    return days


def entered_with(one: SchoolDay) -> QuerySet[SchoolDay]:
    """The days that stand and were entered in one go with this one, itself among them."""
    return standing().filter(
        laestab=one.laestab, opens=one.opens, why=one.why, entered_by=one.entered_by, entered_at=one.entered_at
    )


def may_speak_for(laestab: str, actor: Actor) -> bool:
    """Officers enter days for any school, a school's staff for their own."""
    own = actor.role in SEES_OWN_PUPILS and laestab in actor.schools
    return own or actor.role in SEES_EVERY_CHILD


def _check_may_speak_for(laestab: str, actor: Actor) -> None:
    if not may_speak_for(laestab, actor):
        raise NotFound(laestab)


def _check_own_word(actor: Actor, first: date, on: date, *, opens: bool = False) -> None:
    """What a school may say of itself; officers may enter any day."""
    if actor.role not in SEES_OWN_PUPILS:
        return
    if opens:
        raise NotEntered(f"A school enters the days on which it is closed. For a day that opens, {THE_COUNCILS}")
    if first < on - LATELY:
        raise NotEntered(f"{_words(first)} is more than {LATELY.days} days ago: {THE_COUNCILS}, or to take it back")


def _check_not_long(laestab: str, actor: Actor, days: list[date], at: str = "day") -> None:
    """A school closes for a few days by its own word, counting those it has entered next to them."""
    if actor.role not in SEES_OWN_PUPILS:
        return
    entered = by_schools().filter(laestab=laestab, opens=False)
    own = {*days, *entered.values_list("day", flat=True)}
    term = council.school_calendar()
    first, last = max(days[0] - A_TERM, term.first_day), min(days[-1] + A_TERM, term.last_day)
    taught = [day for day in _days(first, last) if term.is_school_day(day)]
    runs = [list(run) for closed, run in groupby(taught, key=own.__contains__) if closed]
    if max((len(run) for run in runs if set(days) & set(run)), default=len(days)) > A_SCHOOLS_OWN:
        raise NotEntered(
            f"A school enters at most {A_SCHOOLS_OWN} school days in a row. For a longer closure, {THE_COUNCILS}",
            at=at,
        )


def _reason(why: str) -> str:
    said = " ".join(why.split())
    if not said or len(said) > LONGEST_WHY:
        raise NotEntered(f"Say why, in at most {LONGEST_WHY} characters", at="why")
    return said


def _days(first: date, last: date) -> list[date]:
    return [first + timedelta(days=n) for n in range((last - first).days + 1)]


def _check_known(term: Calendar, day: date, at: str = "day") -> None:
    if not term.first_day <= day <= term.last_day:
        raise NotEntered(
            f"Term dates are entered from {_words(term.first_day)} to {_words(term.last_day)}:"
            f" {_words(day)} is not among them", at=at,
        )  # fmt: skip


def _check_changes_something(term: Calendar, day: date, opens: bool) -> None:
    _check_known(term, day)
    if term.is_school_day(day) == opens:
        already = "open already" if opens else "closed already"
        raise NotEntered(f"The school is {already} on {_words(day)}")


def _told(one: SchoolDay) -> dict[str, object]:
    return {"number": one.pk, "day": one.day.isoformat(), "opens": one.opens}


def _words(day: date) -> str:
    return f"{day:%A %-d %B %Y}"
