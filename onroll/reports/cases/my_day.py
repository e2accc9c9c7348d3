"""An officer's day: what is late, what is due, what waits for others, and what was offered to them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from onroll.policy.plan import OPEN
from onroll.register.cases import cases_seen_by
from onroll.register.officers import works_for
from onroll.register.scope import Actor
from onroll.reports.cases.files import case_files
from onroll.reports.cases.lines import CaseLine, lines


@dataclass(frozen=True, slots=True)
class MyDay:
    """The cases of one person and of those they cover, each in the first of these lists that fits it."""

    whose: tuple[str, ...]
    late: list[CaseLine]
    today: list[CaseLine]
    to_do: list[CaseLine]
    waiting: list[CaseLine]
    offered: list[CaseLine]

    @property
    def count(self) -> int:
        return sum(len(part) for part in (self.late, self.today, self.to_do, self.waiting))


def my_day(actor: Actor, on: date) -> MyDay:
    """Everything this person has to do on a day."""
    whose = works_for(actor.name, on)
    seen = cases_seen_by(actor).filter(closed_at=None)
    mine = lines(case_files(seen.filter(owner__in=whose), on), on)
    offered = lines(case_files(seen.filter(offered_to__in=whose), on), on)
    late = [one for one in mine if one.late]
    due = [one for one in mine if not one.late and any(due_today(one, on))]
    rest = [one for one in mine if one not in late and one not in due]
    waiting = [one for one in rest if one.next is not None and one.next.state == "waiting"]
    return MyDay(whose, late, due, [one for one in rest if one not in waiting], waiting, offered)


def due_today(one: CaseLine, on: date) -> list[bool]:
    """For each open task, whether today is its last day."""
    return [task.state in OPEN and task.due_on == on for task in one.tasks]
