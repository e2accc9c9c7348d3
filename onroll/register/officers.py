"""Who works cases: the officers, who stands in for whom, and whose desk a new case comes to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date

from onroll.register.models import Away, Case, NamedOfficer, User

WORK_CASES = ("officer", "manager")
ROWS = ("18", "30")
THE_DESK = "cme_officer"
"""Where a case lies while the council has entered nobody: the Senior CME Officer's desk, never nobody's."""


def officers() -> tuple[str, ...]:
    """Everybody who may own a case, officers first."""
    found = User.objects.filter(is_active=True, role__in=WORK_CASES).values_list("username", "role")
    return tuple(name for name, _ in sorted(found, key=lambda one: (WORK_CASES.index(one[1]), one[0])))


def covers(on: date) -> dict[str, str]:
    """Who is away on a day, and who stands in."""
    away = Away.objects.filter(from_day__lte=on, until_day__gt=on, taken_back_at=None).order_by("pk")
    return dict(away.values_list("officer", "cover"))


def stand_in(name: str, on: date, away: dict[str, str] | None = None) -> str:
    """Who does this person's work on a day: themselves, or whoever covers, and whoever covers for them."""
    away = covers(on) if away is None else away
    seen = {name}
    while (cover := away.get(name)) and cover not in seen:
        seen.add(cover)
        name = cover
    return name


def works_for(name: str, on: date) -> tuple[str, ...]:
    """Whose cases are this person's to work today: their own, and those of whoever they cover."""
    away = covers(on)
    others = (one for one in away if one != name and stand_in(one, on, away) == name)
    return (name, *sorted(others))


def owners_for(schools: Iterable[str], on: date) -> list[str]:
    """An owner for each new case on a day: the school's named officer, else whoever has fewest open cases.

    Whoever is away gets none while anybody is here: the named officer's goes to whoever stands in for them.
    """
    wanted = list(schools)
    able, away = officers(), covers(on)
    if not able:
        return [THE_DESK] * len(wanted)
    named = dict(NamedOfficer.objects.filter(officer__in=able).values_list("school", "officer"))
    only = [name for name in able if _role(name) == "officer"] or list(able)
    here = [name for name in only if name not in away] or [name for name in able if name not in away] or only
    load = Counter(Case.objects.filter(closed_at=None).values_list("owner", flat=True))
    found = []
    for school in wanted:
        owner = stand_in(named[school], on, away) if school in named else ""
        if owner not in able:
            owner = min(here, key=lambda name: (load[name], name))
        load[owner] += 1
        found.append(owner)
    return found


def _role(name: str) -> str:
    return str(User.objects.filter(username=name).values_list("role", flat=True).first() or "")
