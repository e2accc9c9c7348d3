"""What was done with each school, as the rules read it: visits, meetings, what was agreed, new staff."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from onroll.facts.case import Act, standing
from onroll.policy.collaboration.with_schools import WithSchool, with_school
from onroll.register.models import SchoolAct


def acts_of(schools: Iterable[str] | None = None) -> dict[str, tuple[Act, ...]]:
    """The acts of each of these schools, or of every one that has any, the earliest first; by one question."""
    rows = SchoolAct.objects.order_by("on", "pk")
    if schools is not None:
        rows = rows.filter(school__in=set(schools))
    found: dict[str, list[Act]] = defaultdict(list)
    for row in rows:
        found[row.school].append(Act(row.pk, row.kind, "", row.on, row.at, row.by, row.data))
    return {school: tuple(acts) for school, acts in found.items()}


def with_schools(schools: Iterable[str] | None = None) -> dict[str, WithSchool]:
    """What there is with each of these schools, or with every one anything was done with."""
    return {school: with_school(acts) for school, acts in acts_of(schools).items()}


def with_one(school: str) -> WithSchool:
    """What there is with one school."""
    return with_schools([school]).get(school, WithSchool())


def counts(school: str, number: int) -> Act | None:
    """The act of this number at this school, if nobody has taken it back."""
    return next((one for one in standing(acts_of([school]).get(school, ())) if one.number == number), None)
