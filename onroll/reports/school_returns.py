"""What schools owe: every duty of a school about one of its pupils that is late, to come, or was told of late."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache
from typing import Any

import polars as pl

from onroll.facts.situation import Roll
from onroll.law.pupil_registration_2024.with_the_year import classes_of
from onroll.policy.collaboration.each_term import term_of
from onroll.policy.school_returns.owed import STANDS, News, Owed, owed
from onroll.policy.ways_out.unexplained_absence import CODE
from onroll.register import council
from onroll.register.bulk import among, read_frame
from onroll.register.cases import cases_seen_by
from onroll.register.listed_schools import ages_of
from onroll.register.pupils import children_seen_by, sees_everyone
from onroll.register.school_days import calendars_of
from onroll.register.schools import resolved
from onroll.register.scope import Actor
from onroll.reports.removals.found import gone
from onroll.reports.removals.told import named, returns, told_on

DAYS, MOST = 60, 200
"""At least so many days back news is looked at; and how many lines a page shows: of the rest it gives the number."""
ROWS = ("34", "35")
HEARD = "f.kind IN ('joining', 'leaving', 'absence') AND f.learned_at >= %s AND f.learned_at < %s"
OFFICER = "officer"
FOLLOWED = """
SELECT l.child_id, f.true_from, f.learned_at, d.source, s.school FROM register_fact f
JOIN register_sighting s ON s.id = f.sighting_id
JOIN register_delivery d ON d.id = s.delivery_id AND d.state = 'read'
JOIN register_link l ON l.sighting_id = s.id AND l.undone_at IS NULL
WHERE f.true_from IS NOT NULL AND (d.source = 'transfer_files' OR f.kind IN ('joining', 'enrolment')) AND {where}
"""
"""Where each leaver's file or name turned up again: a transfer file, a new school's word, or its roll."""
FOLLOWED_COLUMNS: dict[str, Any] = {
    "child_id": pl.Int64, "day": pl.Date, "learned_at": pl.Datetime("us", "UTC"), "source": pl.String,
    "school": pl.String,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Line:
    """One duty about one pupil. `case`: the open case of this absence, if there is one."""

    child: str
    name: str
    news: News
    owed: Owed
    case: str = ""

    @property
    def may_open(self) -> bool:
        """Whether a case may be opened of it: an absence that has none."""
        return self.news.kind == "absence" and not self.case


@dataclass(frozen=True, slots=True)
class SchoolReturns:
    """Every line of a day, the most pressing first and the newest of each first; and how many of each a school has."""

    since: date
    lines: list[Line]

    @property
    def by_school(self) -> dict[str, Counter[str]]:
        """How many lines stand how, by school."""
        found: dict[str, Counter[str]] = defaultdict(Counter)
        for one in self.lines:
            found[one.news.school][one.owed.stands] += 1
        return dict(found)

    @property
    def told_officers(self) -> int:
        """How many are so late that an officer has to hear of it."""
        return sum(one.owed.clock.told == OFFICER for one in self.lines)


def school_returns(actor: Actor, on: date) -> SchoolReturns:
    """What schools owe on a day, from this term's news and the last days'. A school sees its own, of present pupils.

    A name gone without a return is owed however long ago it went.
    """
    term = term_of(on, council.choices().years)
    since = min(on - timedelta(days=DAYS - 1), term.starts if term else on)
    found = [*_heard(actor, since, on), *_unsaid(actor, on)]
    schools = {news.school for _, _, news in found}
    calendars, ages = calendars_of(schools), ages_of(schools)
    found = [(child, name, replace(news, classes=classes_of(*ages.get(news.school, (None, None)))))
             for child, name, news in found]  # fmt: skip

    @cache
    def duties(news: News) -> tuple[Owed, ...]:
        return owed(news, on, calendars[news.school])

    open_cases = _open_cases(actor, found)
    lines = [Line(child, name, news, one, open_cases.get((child, news.school), ""))
             for child, name, news in found for one in duties(news)]  # fmt: skip
    order = list(STANDS)
    lines.sort(key=lambda one: (order.index(one.owed.stands), -one.news.day.toordinal(), one.child))
    return SchoolReturns(since, lines)


Found = tuple[str, str, News]
"""A child, their name as the school gave it, and the news."""


def _heard(actor: Actor, since: date, on: date) -> list[Found]:
    """What schools have said, of children this person may see; of each absence and each leaving the last word."""
    values: list[Any] = [since.isoformat(), (on + timedelta(days=1)).isoformat()]
    where = HEARD
    if not sees_everyone(actor):
        mine, children = among("l.child_id", children_seen_by(actor)["child_id"].to_list())
        where, values = f"{where} AND {mine}", [*values, *children]
    rows = returns(where, values).to_dicts()
    rows = [row for row in rows if row["school"] and (sees_everyone(actor) or row["school"] in actor.schools)]
    last = {(row["child"], row["school"], row["kind"], row["day"]): row for row in rows}
    followed = _followed([row for row in last.values() if row["kind"] == "leaving"])
    return [(row["child"], named(row), _news(row, followed)) for row in last.values()]


def _news(row: Mapping[str, Any], followed: Mapping[int, list[dict[str, Any]]]) -> News:
    news = News(row["school"], row["kind"], row["day"], told_on(dict(row)), born=row["dob"])
    if news.kind == "absence":
        return replace(news, codes=row["destination"] or "", school_days=row["school_days"] or 0,
                       leave=row["ground"] == "yes")  # fmt: skip
    if news.kind == "leaving":
        days = [_seen_on(one) for one in followed.get(row["child_id"], ()) if _answers(one, news)]
        return replace(news, ground=row["ground"] or "", answered_on=min(days, default=None))
    return news


def _followed(leavers: list[dict[str, Any]]) -> dict[int, list[dict[str, Any]]]:
    if not leavers:
        return {}
    where, values = among("l.child_id", [row["child_id"] for row in leavers])
    found: dict[int, list[dict[str, Any]]] = defaultdict(list)
    followed = resolved(read_frame(FOLLOWED.format(where=where), values, FOLLOWED_COLUMNS), "school")
    for row in followed.to_dicts():
        found[row["child_id"]].append(row)
    return found


def _answers(row: Mapping[str, Any], left: News) -> bool:
    """Whether it is later than the leaving, and a transfer file or the word of another school."""
    elsewhere = row["source"] == "transfer_files" or row["school"] != left.school
    return bool(row["day"] >= left.day) and elsewhere


def _seen_on(row: Mapping[str, Any]) -> date:
    seen: date = row["learned_at"].date() if row["source"] == "transfer_files" else row["day"]
    return seen


def _unsaid(actor: Actor, on: date) -> list[Found]:
    """Names gone from a roll without a return, of children of whom it is not known that all is well."""
    return [
        (row["child"], row["name"], News(row["school"], "gone", row["roll_since"], None, born=row["dob"]))
        for row in gone(actor, on)
        if row["roll"] == Roll.LEFT_SILENT.value and row["roll_since"]
        and (sees_everyone(actor) or row["school"] in actor.schools)
    ]  # fmt: skip


def _open_cases(actor: Actor, found: Iterable[Found]) -> dict[tuple[str, str], str]:
    """By child and school, the open case of an unexplained absence."""
    children = {child for child, _, news in found if news.kind == "absence"}
    mine = cases_seen_by(actor).filter(way_out=CODE, closed_at=None, child__ref__in=children)
    return {(child, school): ref for child, school, ref in mine.values_list("child__ref", "school", "ref")}
