"""Every school in numbers, with why it calls for a visit: never a verdict, and in no order of merit."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import Any

from onroll.facts.days import academic_year
from onroll.policy.collaboration.calls_for_a_visit import Known, Limits, Reason, calls_for_a_visit, first_of
from onroll.policy.collaboration.each_term import Term, term_of
from onroll.policy.collaboration.with_schools import Meeting, WithSchool
from onroll.policy.ways_out.off_rolling_patterns import Pattern
from onroll.register import council
from onroll.register.models import NamedOfficer
from onroll.register.school_acts import with_schools
from onroll.register.schools import each_once, school_lists
from onroll.register.scope import SEES_EVERY_CHILD, Actor, NotFound
from onroll.reports.liveness.coverage import coverage
from onroll.reports.off_rolling import patterns
from onroll.reports.school_returns import school_returns
from onroll.reports.schools import figures

ROWS = ("17", "31")


@dataclass(frozen=True, slots=True)
class Profile:
    """One school on a day. Figures of this school year, unless they say otherwise.

    `roll`: in, late, never, other or "" (not a school whose roll is expected); `as_at`: the day of its last roll.
    `owes`: how many duties stand how this term, but those of the turn of the year. `absent`: absences reported as 10
    and as 20 school days long. `support`: the targeted support meeting planned or held this term.
    """

    school: str
    name: str
    reasons: tuple[Reason, ...]
    roll: str
    as_at: date | None
    owes: Counter[str]
    late: int
    silent: int
    asked: int
    challenged: int
    refused: int
    pattern: Pattern
    ours: dict[str, int]
    absent: dict[int, int]
    cases: int
    officer: str
    done: WithSchool
    support: Meeting | None

    @property
    def children(self) -> int:
        """How many of our children are on its roll."""
        return sum(self.ours.values())


@dataclass(frozen=True, slots=True)
class Schools:
    """Every school of ours or with our children, by the first of its reasons and by name; and the term it is."""

    term: Term | None
    limits: Limits
    year_began: date
    profiles: list[Profile]

    def of(self, school: str) -> Profile:
        """One school's. Raises NotFound."""
        found = next((one for one in self.profiles if one.school == school), None)
        if found is None:
            raise NotFound(school)
        return found


def schools(actor: Actor, on: date) -> Schools:
    """The schools on a day. Raises NotFound for whoever may not see every child."""
    if actor.role not in SEES_EVERY_CHILD:
        raise NotFound("schools")
    choices = council.choices()
    term, began = term_of(on, choices.years), date(academic_year(on), 9, 1)
    limits = Limits(choices.visit_late_returns, choices.visit_unanswered_letters)
    found = _profiles(actor, on, began, term, limits)
    found.sort(key=lambda one: (first_of(one.reasons), one.name.casefold(), one.school))
    return Schools(term, limits, began, found)


def _profiles(actor: Actor, on: date, began: date, term: Term | None, limits: Limits) -> list[Profile]:
    """One question for each figure, however many schools there are."""
    owed = school_returns(actor, on)
    duties = owed.lines
    by_school = figures.how_they_stand(duties)
    late, silent, asked = (
        figures.late_duties(duties),
        figures.silent_letters(actor, on),
        figures.removals(actor, began, on),
    )
    ours, absent = figures.year_groups(actor, on), figures.absences(began, on)
    cases, left = figures.open_cases(actor), {one.school: one for one in patterns(actor, on)}
    rolls = {row["school"]: row for row in coverage(on, None).to_dicts()}
    done, named = with_schools(), dict(NamedOfficer.objects.values_list("school", "officer"))
    names: dict[str, Any] = dict(each_once(school_lists(None)[0]).select("laestab", "name").iter_rows())

    def one(school: str) -> Profile:
        roll, acts = rolls.get(school, {}), done.get(school, WithSchool())
        known = Known(
            late[school],
            roll.get("state") or "",
            asked.unlawful[school],
            silent[school],
            acts.unvisited_staff(),
        )
        return Profile(
            school, str(names.get(school) or roll.get("name") or school), calls_for_a_visit(known, limits),
            known.roll, roll.get("as_at"), by_school.get(school, Counter()), late[school], silent[school],
            asked.asked[school], asked.challenged[school], asked.refused[school],
            left.get(school) or Pattern(school, 0, 0, 0, 0, 0, 0), ours.get(school, {}), absent.get(school, {}),
            cases[school], named.get(school, ""), acts, acts.support_in(term) if term else None,
        )  # fmt: skip

    return [one(school) for school in sorted({*rolls, *ours, *done})]
