"""Each school's own calendar: the council's, with the days on which that school closes or opens unlike the rest."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime

from django.db.models import Q, QuerySet

from onroll.facts.calendars import Calendar
from onroll.register import council
from onroll.register.models import SchoolDay


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
