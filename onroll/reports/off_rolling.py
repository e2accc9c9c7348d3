"""Allegations of off-rolling as they stand, and each school's leavers of a year in numbers, with their caveats."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import polars as pl

from onroll.facts.case import CaseFile
from onroll.policy.ways_out.off_rolling import CODE, FINDING, FOUND
from onroll.policy.ways_out.off_rolling_patterns import Left, Pattern, goes_home, goes_nowhere, in_exam_years
from onroll.register.bulk import read_frame
from onroll.register.cases import cases_seen_by
from onroll.register.models import Standing
from onroll.register.scope import SEES_EVERY_CHILD, Actor
from onroll.reports.cases.files import case_files

ROWS = ("49", "50")
A_YEAR = timedelta(days=365)
LEFT: dict[str, Any] = {
    "child": pl.Int64, "school": pl.String, "left_on": pl.Date, "ground": pl.String, "destination": pl.String,
    "born": pl.Date,
}  # fmt: skip
SQL = """
SELECT l.child_id, s.school, f.true_from, coalesce(f.code, ''), coalesce(f.detail, ''), i.dob
FROM register_fact f JOIN register_sighting s ON s.id = f.sighting_id
JOIN register_delivery d ON d.id = s.delivery_id AND d.state = 'read'
JOIN register_link l ON l.sighting_id = s.id AND l.undone_at IS NULL
JOIN register_child c ON c.id = l.child_id AND c.restriction = ''
JOIN register_identity i ON i.key = s.identity_id
WHERE f.kind = 'leaving' AND s.school IS NOT NULL AND f.true_from > %s AND f.true_from <= %s
ORDER BY f.true_from, f.id
"""


@dataclass(frozen=True, slots=True)
class Allegation:
    """One allegation: the case, and the finding in words if there is one."""

    file: CaseFile
    found: str


def allegations(actor: Actor, on: date) -> list[Allegation]:
    """Every allegation this person may see, the open ones first and the oldest of them first."""
    cases = cases_seen_by(actor).filter(way_out=CODE).order_by("opened_on", "pk")
    files = sorted(case_files(cases, on), key=lambda file: file.closed_on is not None)
    return [Allegation(file, FOUND.get(str(file.said(FINDING, "found")), "")) for file in files]


def patterns(actor: Actor, on: date) -> list[Pattern]:
    """Each school's leavers of the year up to a day; by the number of the school, so that no order is a verdict."""
    if actor.role not in SEES_EVERY_CHILD:
        return []
    rows = read_frame(SQL, [(on - A_YEAR).isoformat(), on.isoformat()], LEFT)
    left: dict[str, list[Left]] = defaultdict(list)
    for _, *row in rows.unique(["child", "school", "left_on"], keep="last", maintain_order=True).rows():
        left[row[0]].append(Left(*row))
    rolls = Counter(Standing.objects.filter(position="on_roll").values_list("school", flat=True))
    told = Counter(cases_seen_by(actor).filter(way_out=CODE).values_list("school", flat=True))
    return [pattern(school, left[school], rolls[school], told[school]) for school in sorted({*left, *told})]


def pattern(school: str, left: list[Left], roll: int, told: int) -> Pattern:
    """One school in numbers."""
    return Pattern(
        school, roll, len(left), sum(map(goes_home, left)), sum(map(goes_nowhere, left)),
        sum(map(in_exam_years, left)), told,
    )  # fmt: skip
