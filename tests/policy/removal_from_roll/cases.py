"""A request as a case file, built by hand: what the school said and what the council has found out."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

from onroll.facts.calendars import Calendar
from onroll.facts.case import STEP, Act, CaseFile
from onroll.policy.removal_from_roll.known import REQUEST

DAY = date(2026, 11, 24)
NOW = datetime(2026, 11, 24, 9, tzinfo=UTC)
SCHOOL = "8992001"
CALENDAR = Calendar(
    "the invented schools", ((date(2026, 9, 1), date(2026, 10, 24)), (date(2026, 11, 2), date(2026, 12, 19)))
)


def request(ground: str, **said: Any) -> tuple[str, dict[str, Any]]:
    """The school's request on a ground, with its answers."""
    return REQUEST, {"outcome": "done", "ground": ground} | {
        key.replace("_", "-"): value for key, value in said.items()
    }


def step(code: str, outcome: str = "done", **said: Any) -> tuple[str, dict[str, Any]]:
    return code, {"outcome": outcome} | said


def case(*steps: tuple[str, dict[str, Any]], **more: Any) -> CaseFile:
    acts = tuple(Act(n, STEP, code, DAY, NOW, "amira", data) for n, (code, data) in enumerate(steps, 1))
    return CaseFile("KTEST", "CTEST", "removal_from_roll", DAY, acts=acts, school=SCHOOL, **more)
