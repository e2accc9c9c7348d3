"""Children who were placed are looked for again: which looks fall due, and which closed cases still ask something."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Q, QuerySet

from onroll.facts.case import CaseFile
from onroll.policy.collaboration.endings import PLACED
from onroll.policy.ways_in.kept_place import CHECKS, checks_to_come
from onroll.register.models import Case
from onroll.reports.after_closing import that_go_on

A_WEEK = timedelta(days=7)
WATCHED_FOR = timedelta(days=max(one.length for one in CHECKS)) + A_WEEK


@dataclass(frozen=True, slots=True)
class Look:
    """One look at a child who was placed: how many days after the start, and the day it falls due."""

    file: CaseFile
    after_days: int
    due_on: date


def still_to_see_to(seen: QuerySet[Case], on: date) -> QuerySet[Case]:
    """Of these cases the closed ones that may still ask something of their owner."""
    placed = Q(outcome__in=PLACED, closed_on__gte=on - WATCHED_FOR)
    return seen.exclude(closed_at=None).filter(placed | Q(way_out__in=that_go_on()))


def looks(file: CaseFile, on: date) -> list[Look]:
    """The looks at this child that fall due within a week or have done so."""
    days = {one.code: one.length for one in CHECKS}
    return [Look(file, days[code], day) for code, day in checks_to_come(file) if day < on + A_WEEK]
