"""What is so late that somebody above has to hear of it: worked out each time from the clocks, never stored."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from onroll.policy.plan import Task
from onroll.reports.cases.lines import CaseLine


@dataclass(frozen=True, slots=True)
class Escalated:
    """One task of one case that is late beyond what its clock allows, and who has to hear of it."""

    line: CaseLine
    task: Task
    to: str
    late_days: int


def escalations(found: Iterable[CaseLine], on: date) -> list[Escalated]:
    """Everything that is escalated on a day, the longest late first."""
    late = [
        Escalated(one, task, task.told, (on - task.due_on).days)
        for one in found
        for task in one.late
        if task.told and task.due_on is not None
    ]
    return sorted(late, key=lambda one: (-one.late_days, one.line.file.ref))
