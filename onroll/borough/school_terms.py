"""The borough's term dates as its schools print them: apart from the council's own file, so that a test compares."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache

DAY = timedelta(days=1)
STRETCHES = """
2024-09-02/2024-10-26 2024-11-04/2024-12-21 2025-01-06/2025-02-15 2025-02-24/2025-04-05 2025-04-22/2025-05-24
2025-06-02/2025-07-23 2025-09-01/2025-10-25 2025-11-03/2025-12-20 2026-01-05/2026-02-14 2026-02-23/2026-03-28
2026-04-13/2026-05-23 2026-06-01/2026-07-22 2026-09-01/2026-10-24 2026-11-02/2026-12-19 2027-01-04/2027-02-13
2027-02-22/2027-03-26 2027-04-12/2027-05-29 2027-06-07/2027-07-23 2027-09-01/2027-10-23 2027-11-01/2027-12-18
2028-01-04/2028-02-12 2028-02-21/2028-04-01 2028-04-18/2028-05-27 2028-06-05/2028-07-22
"""
"""Each stretch of term: its first day / the day after its last."""

CLOSED = """
2024-09-02 2024-09-03 2025-01-06 2025-02-24 2025-07-22 2025-09-01 2025-09-02 2026-01-05 2026-02-23 2026-06-01
2026-09-01 2026-09-02 2027-01-04 2027-02-22 2027-06-07 2027-09-01 2027-09-02 2028-01-04 2028-02-21 2028-06-05
"""
"""Days for training staff."""


@cache
def open_days() -> frozenset[date]:
    """Every day on which the borough's schools teach, in the years whose terms are settled."""
    days: set[date] = set()
    for stretch in STRETCHES.split():
        first, until = (date.fromisoformat(day) for day in stretch.split("/"))
        days |= {first + DAY * n for n in range((until - first).days)}
    shut = {date.fromisoformat(day) for day in CLOSED.split()}
    return frozenset(day for day in days - shut if day.weekday() < 5 and not may_day(day))


@cache
def settled() -> tuple[date, date]:
    """The first day and the last of the years whose terms are settled."""
    first, *_, last = STRETCHES.replace("/", " ").split()
    return date.fromisoformat(first), date.fromisoformat(last) - DAY


def may_day(on: date) -> bool:
    """The one bank holiday that falls inside a term: the first Monday in May."""
    return on.month == 5 and on.day <= 7 and on.weekday() == 0
