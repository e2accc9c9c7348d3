"""Days as people write them."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onroll.sources.dates import parse_date

FIRST = date(2026, 9, 1)


@pytest.mark.parametrize(
    "text",
    [
        "2026-09-01", "01/09/2026", "1/9/2026", "1 Sep 2026", "01 September 2026", "46266", "46266.0",
        "2026-Sep-01 00:00:00", "2026-09-01T00:00:00", "2026-09-01 00:00:00.000", "01-09-2026", "01.09.2026",
        "1-Sep-2026", "1st Sept 2026", " 2026-09-01 ", "01/09/2026 00:00", "2026/09/01",
    ],
)  # fmt: skip
def test_it_reads_each_form(text: str) -> None:
    assert parse_date(text) == (FIRST, None)


@pytest.mark.parametrize(
    "text",
    [
        "31/02/2026", "13/13/2026", "09/13/2026", "29/02/2025", "2026-02-30", "00/01/2026", "1 Foo 2026", "01/09/26",
        "1 Sep 26", "12345", "99999", "20260901", "today", "-", "1/1/0001", "9999-12-31", "2026-13-01", "Sep 2026",
        "٠١/٠٩/٢٠٢٦", "=TODAY()", "2026",
    ],
)  # fmt: skip
def test_it_never_guesses(text: str) -> None:
    found, problem = parse_date(text)
    assert found is None and problem


def test_it_says_that_two_digits_of_a_year_are_too_few() -> None:
    assert "two digits" in str(parse_date("01/09/26")[1])


@given(st.dates(date(1900, 1, 1), date(2100, 12, 31)))
def test_it_reads_a_day_the_same_in_every_form(day: date) -> None:
    forms = ["%Y-%m-%d", "%d/%m/%Y", "%d %b %Y", "%d %B %Y", "%Y-%b-%d 00:00:00"]
    assert {parse_date(day.strftime(form)) for form in forms} == {(day, None)}


@given(st.integers(20_000, 60_000))
def test_it_counts_a_spreadsheets_days(number: int) -> None:
    assert parse_date(str(number)) == (date(1899, 12, 30) + timedelta(days=number), None)


@given(st.text())
def test_it_reads_any_text_without_failing(text: str) -> None:
    found, problem = parse_date(text)
    assert (found is None) is (problem is not None)
