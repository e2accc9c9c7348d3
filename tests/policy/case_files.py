"""Cases as tests write them: a few words instead of a store."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from onroll.facts.calendars import Calendar
from onroll.facts.case import CLOSED, STEP, Act, CaseFile
from onroll.policy.choices import calendar, parse
from onroll.policy.pathway import pathways
from onroll.policy.plan import Task, plan

DAY = date(2026, 11, 2)
COUNCIL = Path(__file__).resolve().parents[2] / "councils" / "anybourne"


def term() -> Calendar:
    """The invented council's term dates."""
    return calendar(parse((COUNCIL / "choices.toml").read_text(), (COUNCIL / "terms.toml").read_text()))


def act(number: int, kind: str = STEP, step: str = "", on: date = DAY, by: str = "ama", **data: Any) -> Act:
    return Act(number, kind, step, on, datetime(on.year, on.month, on.day, 9, tzinfo=UTC), by, data)


def case(way_out: str, *acts: Act, **more: Any) -> CaseFile:
    return CaseFile("KTEST", "CTEST", way_out, more.pop("opened_on", DAY), acts, **more)


def done(way_out: str, *steps: tuple[str, dict[str, Any]], **more: Any) -> CaseFile:
    """A case in which these steps were done, in order, with what was answered."""
    acts = [_done(number, step, said) for number, (step, said) in enumerate(steps, start=1)]
    return case(way_out, *acts, **more)


def _done(number: int, step: str, said: dict[str, Any]) -> Act:
    return Act(number, STEP, step, DAY, act(number).at, "ama", {"outcome": "done", **said})


def ended(way_out: str, outcome: str, *steps: tuple[str, dict[str, Any]], on: date = DAY, **more: Any) -> CaseFile:
    """The same, closed on a day."""
    open_still = done(way_out, *steps)
    last = act(len(steps) + 1, CLOSED, on=on, outcome=outcome)
    return case(way_out, *open_still.acts, last, closed_on=on, outcome=outcome, **more)


def tasks(file: CaseFile, on: date = DAY) -> dict[str, Task]:
    """The tasks of a case on a day, by the code of their step."""
    return {task.step.code: task for task in plan(pathways()[file.way_out], file, on, term())}
