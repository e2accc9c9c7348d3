"""What a school's report of absence says. Poor attenders are not children missing education."""

from __future__ import annotations

from onroll.facts.situation import Attendance

HEADING = "Schools and academies"

TWENTY, TEN = 20, 10
"""School days: SI 2024/208 reg 9(1)(i) for 20; reg 13's attendance return for 10 (its 2024 detail unconfirmed)."""


def absence_says(school_days: float) -> Attendance | None:
    """Absent 20 or 10 school days; a shorter absence says nothing about attendance."""
    if school_days >= TWENTY:
        return Attendance.ABSENT_20
    return Attendance.ABSENT_10 if school_days >= TEN else None
