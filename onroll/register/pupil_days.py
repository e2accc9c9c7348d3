"""When a child was born, and since when they are on a school's roll, by the lists that say so."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from django.db.models import Min

from onroll.register.models import Fact, Link


def born_of(children: Iterable[int]) -> dict[int, date]:
    """The day on which each of these children was born, where every list that says so says the same."""
    said: dict[int, set[date]] = defaultdict(set)
    live = Link.objects.filter(child__in=set(children), undone_at=None, sighting__identity__dob__isnull=False)
    for child, day in live.values_list("child", "sighting__identity__dob").distinct():
        if day is not None:
            said[child].add(day)
    return {child: next(iter(days)) for child, days in said.items() if len(days) == 1}


def on_roll_since(child: str, school: str) -> date | None:
    """The first day of a child at a school, by its own lists; nothing where none says."""
    of_child = Link.objects.filter(child__ref=child, undone_at=None).values("sighting")
    told = Fact.objects.filter(sighting__in=of_child, kind="enrolment", school=school)
    found: date | None = told.aggregate(first=Min("true_from"))["first"]
    return found
