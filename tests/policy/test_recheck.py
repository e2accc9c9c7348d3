"""When a child we failed to track is looked for again, by the clock that says so."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onroll.policy.deadlines.local import FAILED_TO_TRACK_RECHECK
from onroll.policy.failed_to_track.recheck import Due, Look, recheck_due
from tests.policy.case_files import DAY, term

BORN = date(2016, 5, 14)
YEAR = timedelta(days=365)


def due(on: date, look: Look | None = None, dob: date | None = BORN, days: int = 365, **first: date) -> Due:
    found = recheck_due(DAY, look, dob, on, first, term(), days)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("after", "pressing", "told"),
    [(334, "", ""), (335, "soon", ""), (365, "today", ""), (366, "late", "manager")],
)
def test_it_warns_thirty_days_before_the_year_is_over_and_then_tells_the_manager_row_102(
    after: int, pressing: str, told: str
) -> None:
    """Looked for again a year after the closing; in time, soon, today, late. Row 102."""
    found = due(DAY + timedelta(days=after))
    assert (found.on, found.pressing, found.clock.told) == (DAY + YEAR, pressing, told)
    assert found.clock.code == FAILED_TO_TRACK_RECHECK.code and found.why == "yearly"


def test_it_counts_the_year_from_the_last_look_and_by_the_councils_length() -> None:
    look = Look(DAY + timedelta(days=100), frozenset())
    assert due(look.on, look).on == look.on + YEAR
    assert due(look.on, look, days=180).on == look.on + timedelta(days=180)


def test_it_is_due_at_once_from_the_first_day_of_a_new_source() -> None:
    new = DAY + timedelta(days=30)
    assert due(new, housing=new).pressing == "today"
    found = due(new + timedelta(days=1), housing=new)
    assert (found.on, found.why, found.clock.told) == (new, "a new source: housing", "manager")
    assert due(new, Look(new, frozenset({"housing"})), housing=new).why == "yearly"


def test_it_looks_no_more_once_school_age_is_over() -> None:
    assert recheck_due(DAY, None, date(2009, 1, 1), DAY + YEAR, {}, term()) is None


@given(st.dates(DAY, date(2031, 1, 1)), st.integers(1, 900))
def test_it_is_late_exactly_after_its_day(on: date, days: int) -> None:
    found = due(on, days=days)
    assert (found.pressing == "late") == (on > DAY + timedelta(days=days)) == (found.clock.told == "manager")
