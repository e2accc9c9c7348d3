"""Whom regulation 13 leaves out: those who come to a school, or leave it, with the school year."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from onroll.law.pupil_registration_2024.with_the_year import (
    Classes,
    classes_of,
    comes_with_the_year,
    goes_with_the_year,
)
from onroll.policy.school_returns.owed import News, owed
from tests.policy.case_files import term

PRIMARY, SECONDARY = classes_of(4, 11), classes_of(11, 16)
ELEVEN = date(2015, 3, 2)
"""In Year 6 until July 2026, and in Year 7 from September."""
FOUR = date(2022, 1, 9)
LAST, FIRST = date(2026, 7, 21), date(2026, 9, 2)


def test_it_reads_the_classes_from_a_schools_ages_and_a_nursery_is_no_class_of_its_own() -> None:
    assert (PRIMARY, SECONDARY, classes_of(7, 11)) == (Classes(0, 6), Classes(7, 11), Classes(3, 6))
    assert classes_of(2, 11) == PRIMARY
    assert classes_of(None, 11) is classes_of(4, None) is None


@pytest.mark.parametrize(
    ("born", "day", "classes", "goes"),
    [
        (ELEVEN, LAST, PRIMARY, True),
        (ELEVEN, date(2026, 8, 31), PRIMARY, True),
        (ELEVEN, date(2026, 9, 7), PRIMARY, True),
        (ELEVEN, LAST - timedelta(days=1), PRIMARY, False),  # before the end of the last term
        (date(2016, 3, 2), LAST, PRIMARY, False),  # Year 5
        (ELEVEN, LAST, SECONDARY, False),
        (None, LAST, PRIMARY, False),
        (ELEVEN, LAST, None, False),
        (ELEVEN, date(2026, 2, 2), PRIMARY, False),
    ],
)
def test_it_owes_no_return_of_the_oldest_class_at_the_end_of_its_last_term(
    born: date | None, day: date, classes: Classes | None, goes: bool
) -> None:
    assert goes_with_the_year(born, day, classes, term()) is goes


@pytest.mark.parametrize(
    ("born", "day", "classes", "comes"),
    [
        (ELEVEN, FIRST, SECONDARY, True),
        (ELEVEN, date(2026, 9, 1), SECONDARY, True),
        (FOUR, FIRST, PRIMARY, True),
        (ELEVEN, date(2026, 9, 14), SECONDARY, False),  # after the first day
        (date(2014, 3, 2), FIRST, SECONDARY, False),  # Year 8
        (None, FIRST, SECONDARY, False),
        (ELEVEN, date(2026, 3, 2), SECONDARY, False),
    ],
)
def test_it_owes_no_return_of_the_youngest_class_on_the_first_day_of_the_year(
    born: date | None, day: date, classes: Classes | None, comes: bool
) -> None:
    assert comes_with_the_year(born, day, classes, term()) is comes


def test_it_leaves_nobody_out_where_the_term_dates_are_not_entered() -> None:
    assert not goes_with_the_year(date(2009, 3, 2), date(2020, 7, 22), PRIMARY, term())
    assert not comes_with_the_year(date(2009, 3, 2), date(2020, 9, 2), SECONDARY, term())


def test_it_still_waits_for_the_transfer_file_of_a_leaver_who_needs_no_return() -> None:
    """Row 34. The file follows the pupil whenever they go."""
    on = term().add_school_days(FIRST, 15)
    left = News("8992001", "leaving", LAST, on, ground="f", born=ELEVEN, classes=PRIMARY)
    assert [one.clock.code for one in owed(left, on, term())] == ["transfer-file"]
    gone = News("8992001", "gone", LAST, None, born=ELEVEN, classes=PRIMARY)
    assert owed(gone, on, term()) == ()
