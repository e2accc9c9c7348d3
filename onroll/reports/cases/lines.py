"""Cases as lines of a list: one line, one child, what is next and by when; the gravest and most pressing first."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from onroll.facts.calendars import Calendar
from onroll.facts.case import CaseFile
from onroll.policy.at_risk.priority import Priority, priority
from onroll.policy.collaboration.agreed import Agreed, agreed
from onroll.policy.plan import FAR, OPEN, Task, next_task
from onroll.reports.cases.files import Clocks, clocks, pathway_of, tasks_of

STALLED_AFTER = 21
"""Days without a meaningful act after which a case is shown as stalled. A local choice, unconfirmed."""


@dataclass(frozen=True, slots=True)
class CaseLine:
    """One case in a list. `late` and `waiting` hold the tasks that are; `next` the one to do first.

    `agreed`: the agreed actions still open; `overdue`: those of them whose day has passed.
    """

    file: CaseFile
    calendar: Calendar
    tasks: tuple[Task, ...]
    next: Task | None
    late: tuple[Task, ...]
    warned: tuple[Task, ...]
    waiting: tuple[Task, ...]
    agreed: tuple[Agreed, ...]
    overdue: tuple[Agreed, ...]
    stalled_days: int
    priority: Priority

    @property
    def name(self) -> str:
        return str(self.file.facts.get("name") or "Name not known")

    @property
    def title(self) -> str:
        return pathway_of(self.file.way_out).title

    @property
    def due_on(self) -> date | None:
        """The earliest day anything of it is due, a step or an agreed action."""
        steps = (task.due_on for task in self.tasks if task.state in OPEN and task.due_on)
        return min((*steps, *(one.due_on for one in self.agreed)), default=None)

    @property
    def is_late(self) -> bool:
        """Whether the last day of a step or of an agreed action has passed."""
        return bool(self.late or self.overdue)

    @property
    def stalled(self) -> bool:
        return self.stalled_days > STALLED_AFTER


def lines(files: Iterable[CaseFile], on: date) -> list[CaseLine]:
    """A line for each case, in the order of work: risk, then what is late longest or due soonest, then the oldest."""
    wanted = list(files)
    by = clocks(wanted)
    return sorted((line(file, on, by) for file in wanted), key=order)


def order(one: CaseLine) -> tuple[int, int, date, int, int, date, str]:
    """Risk and concerns, then what is late longest or due soonest, then repeat episodes and days unseen."""
    risk, concern, before, unseen = one.priority.order
    return (risk, concern, one.due_on or FAR, before, unseen, one.file.opened_on, one.file.ref)


def line(file: CaseFile, on: date, by: Clocks) -> CaseLine:
    """One case as a line."""
    tasks = tasks_of(file, on, by)
    touched, actions = file.last_meaningful, agreed(file)
    since = max(file.opened_on, touched.on) if touched else file.opened_on
    return CaseLine(
        file=file, calendar=by.calendar(file), tasks=tasks, next=next_task(tasks, on),
        late=tuple(task for task in tasks if task.late(on)),
        warned=tuple(task for task in tasks if task.soon(on) and not task.late(on)),
        waiting=tuple(task for task in tasks if task.state == "waiting"),
        agreed=actions, overdue=tuple(one for one in actions if one.due_on < on),
        stalled_days=(on - since).days, priority=priority(file, on),
    )  # fmt: skip


def due_within(one: CaseLine, on: date, days: int) -> bool:
    """Whether anything of it is due by so many days from now."""
    return one.due_on is not None and one.due_on <= on + timedelta(days=days)
