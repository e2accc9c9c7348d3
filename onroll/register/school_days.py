"""Each school's own calendar: the council's, with the days on which that school closes or opens unlike the rest."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime, timedelta

from django.db.models import Q, QuerySet

from onroll.facts.calendars import Calendar
from onroll.register import council
from onroll.register.models import SchoolDay, User
from onroll.register.scope import SEES_OWN_PUPILS

REACH = timedelta(weeks=10)
"""How long the longest clock over a school's days may run: twenty of them, with the summer holiday in between."""


def calendar_of(laestab: str, known_at: datetime | None = None) -> Calendar:
    """One school's calendar, as known now or at a moment."""
    return calendars_of([laestab], known_at)[laestab]


def calendars_of(laestabs: Iterable[str], known_at: datetime | None = None) -> dict[str, Calendar]:
    """The calendar of each of these schools, by one query. A school without days of its own has the council's."""
    wanted = set(laestabs)
    term = council.school_calendar()
    own: dict[str, dict[bool, list[date]]] = defaultdict(lambda: {True: [], False: []})
    days = standing(known_at).filter(laestab__in=wanted)
    for laestab, day, opens in days.values_list("laestab", "day", "opens"):
        own[laestab][opens].append(day)
    return {
        laestab: term.closing(own[laestab][False], name=laestab, opening=own[laestab][True])
        if laestab in own
        else term
        for laestab in wanted
    }


def standing(known_at: datetime | None = None) -> QuerySet[SchoolDay]:
    """The days that stand: entered, and not taken back, by now or by a moment."""
    if known_at is None:
        return SchoolDay.objects.filter(taken_back_at__isnull=True)
    still = Q(taken_back_at__isnull=True) | Q(taken_back_at__gt=known_at)
    return SchoolDay.objects.filter(still, entered_at__lte=known_at)


def by_schools() -> QuerySet[SchoolDay]:
    """Those of them that a school has entered of itself: nobody at the council was asked."""
    names = User.objects.filter(role__in=SEES_OWN_PUPILS).values("username")
    return standing().filter(entered_by__in=names)


def at_once(days: Iterable[SchoolDay]) -> list[tuple[SchoolDay, ...]]:
    """These days by what was entered in one go, each in order: a closure of weeks is one thing."""
    found: dict[tuple[object, ...], list[SchoolDay]] = defaultdict(list)
    for one in sorted(days, key=lambda one: one.day):
        found[one.laestab, one.opens, one.why, one.entered_by, one.entered_at].append(one)
    return [tuple(each) for each in found.values()]


def entered_after(on: date, laestab: str = "") -> list[tuple[SchoolDay, ...]]:
    """What schools, or one, entered of themselves once the day had come, and a clock may still count; the latest first.

    Such a day moves what the school owed already. Nobody at the council was asked.
    """
    days = by_schools().filter(day__gte=on - REACH, day__lte=on)
    mine = days.filter(laestab=laestab) if laestab else days
    found = at_once(one for one in mine if one.day <= one.entered_at.date())
    return sorted(found, key=lambda days: (days[0].day, days[0].laestab), reverse=True)
