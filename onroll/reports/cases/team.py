"""The team's load: who has how many cases, how many are late or stalled, who is away and who stands in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from onroll.register.officers import covers, officers, stand_in
from onroll.reports.cases.lines import CaseLine, due_within

WEEK = 7


@dataclass(frozen=True, slots=True)
class Load:
    """One person's cases in numbers. `cover`: who does their work today, when it is not themselves."""

    name: str
    cover: str
    cases: int
    at_risk: int
    late: int
    due_this_week: int
    stalled: int


def team(found: list[CaseLine], on: date) -> list[Load]:
    """A line for everybody who owns one of these open cases or could."""
    away = covers(on)
    names = sorted({*officers(), *(one.file.owner for one in found)})
    return [load(name, [one for one in found if one.file.owner == name], away, on) for name in names]


def load(name: str, mine: list[CaseLine], away: dict[str, str], on: date) -> Load:
    """One person's line."""
    cover = stand_in(name, on, away)
    return Load(
        name=name, cover=cover if cover != name else "", cases=len(mine),
        at_risk=sum(bool(one.file.flags) for one in mine), late=sum(one.is_late for one in mine),
        due_this_week=sum(due_within(one, on, WEEK) and not one.is_late for one in mine),
        stalled=sum(one.stalled for one in mine),
    )  # fmt: skip
