"""Why a school calls for a visit, in words and in order; and which term a day is in by the council's own dates."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from onroll.facts.case import UNDONE, Act
from onroll.policy.choices import SchoolYear
from onroll.policy.collaboration.calls_for_a_visit import (
    LATE,
    NO_GROUND,
    NO_ROLL,
    ORDER,
    SILENT,
    STAFF,
    Known,
    Limits,
    calls_for_a_visit,
    first_of,
)
from onroll.policy.collaboration.each_term import term_of, terms
from onroll.policy.collaboration.with_schools import (
    CANCELLED,
    HELD,
    NEW_STAFF,
    PLANNED,
    SUPPORT,
    TOLD,
    VISIT,
    NewStaff,
    with_school,
)

LIMITS = Limits(late=3, silent=2)
NEW = NewStaff(9, "attendance lead", date(2026, 11, 2))
NONE = Known()
ALL = Known(late=3, roll="late", no_ground=1, silent=2, staff=(NEW,))
YEAR = SchoolYear("2026/27", (
    (date(2026, 9, 1), date(2026, 10, 24)), (date(2026, 11, 2), date(2026, 12, 19)),
    (date(2027, 1, 4), date(2027, 2, 13)), (date(2027, 2, 22), date(2027, 3, 26)),
    (date(2027, 4, 12), date(2027, 5, 29)), (date(2027, 6, 7), date(2027, 7, 23)),
), (), confirmed=True)  # fmt: skip
NEXT = replace(YEAR, name="2027/28", terms=((date(2027, 9, 1), date(2027, 12, 18)),))
AT = datetime(2026, 11, 24, 9, tzinfo=UTC)


def test_it_lists_every_reason_in_the_declared_order_each_with_where_the_duty_comes_from() -> None:
    """Row 17."""
    found = calls_for_a_visit(ALL, LIMITS)
    assert tuple(one.code for one in found) == ORDER
    assert all(one.words and str(one.citation) for one in found)
    assert "3 returns" in found[ORDER.index(LATE)].words
    assert "attendance lead, since 2 November 2026" in found[ORDER.index(STAFF)].words


@pytest.mark.parametrize(
    ("known", "code"),
    [
        (replace(NONE, late=3), LATE), (replace(NONE, silent=2), SILENT), (replace(NONE, no_ground=1), NO_GROUND),
        (replace(NONE, roll="late"), NO_ROLL), (replace(NONE, roll="never"), NO_ROLL),
        (replace(NONE, staff=(NEW,)), STAFF),
    ],
)  # fmt: skip
def test_it_calls_for_a_visit_by_any_one_of_them(known: Known, code: str) -> None:
    found = calls_for_a_visit(known, LIMITS)
    assert [one.code for one in found] == [code] and first_of(found) == ORDER.index(code)


@pytest.mark.parametrize(
    "known", [NONE, replace(NONE, late=2), replace(NONE, silent=1), replace(NONE, roll="other")]
)
def test_it_calls_for_none_below_what_the_council_chose(known: Known) -> None:
    assert calls_for_a_visit(known, LIMITS) == () and first_of(()) == len(ORDER)


@pytest.mark.parametrize(
    ("day", "name"),
    [
        (date(2026, 9, 1), "Autumn term 2026/27"), (date(2026, 10, 28), "Autumn term 2026/27"),
        (date(2027, 1, 3), "Autumn term 2026/27"), (date(2027, 1, 4), "Spring term 2026/27"),
        (date(2027, 3, 30), "Spring term 2026/27"), (date(2027, 4, 12), "Summer term 2026/27"),
        (date(2027, 8, 31), "Summer term 2026/27"), (date(2027, 9, 1), "Autumn term 2027/28"),
        (date(2027, 12, 18), ""), (date(2026, 8, 31), ""),
    ],
)  # fmt: skip
def test_it_knows_the_three_terms_by_the_two_longest_breaks_and_not_by_half_terms(
    day: date, name: str
) -> None:
    """Row 31."""
    found = term_of(day, (YEAR, NEXT))
    assert (found.name if found else "") == name


def test_it_puts_every_day_of_the_years_known_in_exactly_one_term() -> None:
    every = terms((YEAR, NEXT))
    day = YEAR.terms[0][0]
    while day < NEXT.terms[-1][1]:
        assert sum(one.holds(day) for one in every) == 1, day
        day += timedelta(days=1)


def acts(*said: tuple[str, dict[str, Any]]) -> tuple[Act, ...]:
    return tuple(Act(n, kind, "", AT.date(), AT, "ama", data) for n, (kind, data) in enumerate(said, 1))


def planned(kind: str, day: str) -> tuple[str, dict[str, Any]]:
    return PLANNED, {"meeting": kind, "held_on": day, "who": "ama", "why": "x"}


def told(of: int, state: str) -> tuple[str, dict[str, Any]]:
    return TOLD, {"of": of, "state": state, "text": "y"}


def test_it_takes_a_cancelled_meeting_for_none_and_one_held_before_one_planned() -> None:
    """Row 31."""
    autumn = term_of(date(2026, 11, 24), (YEAR,))
    assert autumn is not None
    cancelled = with_school(acts(planned(SUPPORT, "2026-10-01"), told(1, CANCELLED)))
    assert cancelled.support_in(autumn) is None and not cancelled.to_come
    both = with_school(acts(planned(SUPPORT, "2026-10-01"), told(1, HELD), planned(SUPPORT, "2026-12-01")))
    found = both.support_in(autumn)
    assert found is not None and found.on == date(2026, 10, 1)
    assert with_school(acts(planned(VISIT, "2026-10-01"), told(1, HELD))).support_in(autumn) is None
    assert with_school(acts(planned(SUPPORT, "2027-02-01"))).support_in(autumn) is None


def test_it_calls_staff_new_until_the_school_was_visited_since() -> None:
    new = (NEW_STAFF, {"role": "head", "since": "2026-11-02"})
    assert with_school(acts(new)).unvisited_staff()
    assert with_school(acts(new, planned(VISIT, "2026-11-01"), told(2, HELD))).unvisited_staff()
    assert with_school(acts(new, planned(VISIT, "2026-11-10"))).unvisited_staff()
    assert with_school(acts(new, planned(SUPPORT, "2026-11-10"), told(2, HELD))).unvisited_staff()
    assert not with_school(acts(new, planned(VISIT, "2026-11-10"), told(2, HELD))).unvisited_staff()


def test_it_forgets_what_was_agreed_with_the_word_it_came_of() -> None:
    agreed = ("action", {"of": 2, "title": "Send the register", "to": "the office", "due_on": "2026-12-01"})
    held = (planned(VISIT, "2026-11-10"), told(1, HELD), agreed)
    ((action, who),) = with_school(acts(*held)).actions
    assert (action.title, action.due_on, who) == ("Send the register", date(2026, 12, 1), "ama")
    assert not with_school(acts(*held, ("action_done", {"act": 3}))).actions
    taken_back = with_school(acts(*held, (UNDONE, {"act": 2})))
    assert not taken_back.actions and taken_back.to_come
