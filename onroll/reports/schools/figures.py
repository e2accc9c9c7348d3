"""What is counted of every school, each figure by one question for all schools: a number, never a child."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta

import polars as pl

from onroll.policy.collaboration.calls_for_a_visit import COUNTED, letters_unanswered
from onroll.policy.removal_from_roll import removal
from onroll.register.cases import cases_seen_by
from onroll.register.scope import Actor
from onroll.reports.account import account
from onroll.reports.cases.files import case_files, clocks, tasks_of
from onroll.reports.removals.told import returns
from onroll.reports.school_returns import Line

ON_ROLL = "on_roll"
ABSENT = "f.kind = 'absence' AND f.true_from >= %s AND f.learned_at < %s"
LONG, LONGER = 10, 20
"""School days of one absence, as a school reported it: two figures a support meeting looks at."""
Counts = Counter[str]


@dataclass(frozen=True, slots=True)
class Removals:
    """Of one school this school year: removals it asked for, those found without asking, and what was decided.

    `refused`: the name stays on the roll; `unlawful`: those of them whose name was gone already.
    """

    asked: Counts = field(default_factory=Counter)
    challenged: Counts = field(default_factory=Counter)
    refused: Counts = field(default_factory=Counter)
    unlawful: Counts = field(default_factory=Counter)


def removals(actor: Actor, since: date, on: date) -> Removals:
    """The removals of every school whose case was opened since a day."""
    found = Removals()
    cases = cases_seen_by(actor).filter(way_out=removal.CODE, opened_on__gte=since, opened_on__lte=on)
    for file in case_files(cases, on):
        challenged = removal.was_challenged(file)
        (found.challenged if challenged else found.asked)[file.school] += 1
        if file.said(removal.DECISION, "decision") == removal.REMAINS:
            found.refused[file.school] += 1
            found.unlawful[file.school] += challenged
    return found


def silent_letters(actor: Actor, on: date) -> Counts:
    """For each school the times it was written to about an open case, where its day to answer has passed."""
    files = case_files(cases_seen_by(actor).filter(closed_at=None).exclude(school=""), on)
    by, found = clocks(files), Counter[str]()
    for file in files:
        found[file.school] += letters_unanswered(file, tasks_of(file, on, by), on)
    return found


def how_they_stand(duties: Iterable[Line]) -> dict[str, Counts]:
    """For each school how many duties stand how."""
    found: dict[str, Counts] = defaultdict(Counter)
    for one in duties:
        found[one.news.school][one.owed.stands] += 1
    return found


def late_duties(duties: Iterable[Line]) -> Counts:
    """For each school the duties it is late with or told of late, whose day the law sets."""
    return Counter(one.news.school for one in duties
                   if one.owed.clock.code in COUNTED and one.owed.stands in ("late", "told_late"))  # fmt: skip


def open_cases(actor: Actor) -> Counts:
    """How many open cases of children each school has, or had last."""
    return Counter(
        cases_seen_by(actor).filter(closed_at=None).exclude(school="").values_list("school", flat=True)
    )


def year_groups(actor: Actor, on: date) -> dict[str, dict[str, int]]:
    """For each school the children on its roll by the account, by year group."""
    rows = account(on, None, actor).rows.filter(pl.col("position") == ON_ROLL, pl.col("school") != "")
    found: dict[str, dict[str, int]] = {}
    for school, group, children in rows.group_by("school", "year_group").len().sort("year_group").rows():
        found.setdefault(school, {})[group] = children
    return found


def absences(since: date, on: date) -> dict[str, dict[int, int]]:
    """For each school the absences that began since a day, by whether they were reported as 10, or as 20, days long."""
    values = [since.isoformat(), (on + timedelta(days=1)).isoformat()]
    rows = returns(ABSENT, values).filter(pl.col("school") != "")
    longest = rows.group_by("school", "child", "day").agg(pl.col("school_days").max())
    told = longest.group_by("school").agg(
        *((pl.col("school_days") >= days).sum().alias(str(days)) for days in (LONG, LONGER))
    )
    return {
        row["school"]: {LONG: row[str(LONG)] or 0, LONGER: row[str(LONGER)] or 0} for row in told.to_dicts()
    }
