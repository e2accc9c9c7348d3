"""An officer's day: what is late, what is due, what waits for others, and what was offered to them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from onroll.policy.plan import OPEN
from onroll.register.cases import cases_seen_by
from onroll.register.officers import works_for
from onroll.register.scope import Actor
from onroll.reports.after_closing import is_left
from onroll.reports.cases.files import case_files
from onroll.reports.cases.kept_places import Look, looks, still_to_see_to
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
    looks: list[Look]

    @property
    def mine(self) -> list[CaseLine]:
        """Every case that is this person's to work today."""
        return [*self.late, *self.today, *self.to_do, *self.waiting]

    @property
    def count(self) -> int:
        return len(self.mine)


def my_day(actor: Actor, on: date) -> MyDay:
    """Everything this person has to do on a day."""
    whose = works_for(actor.name, on)
    seen = cases_seen_by(actor)
    cases = [*seen.filter(Q(owner__in=whose) | Q(offered_to__in=whose), closed_at=None),
             *still_to_see_to(seen.filter(owner__in=whose), on)]  # fmt: skip
    found = lines(case_files(cases, on), on)
    mine = [one for one in found if one.file.owner in whose and (one.file.closed_on is None or is_left(one))]
    late = [one for one in mine if one.is_late]
    due = [one for one in mine if not one.is_late and due_today(one, on)]
    rest = [one for one in mine if not one.is_late and not due_today(one, on)]
    return MyDay(
        whose, late, due, [one for one in rest if not waits(one)], [one for one in rest if waits(one)],
        [one for one in found if one.file.offered_to in whose],
        [look for one in found for look in looks(one.file, on)],
    )  # fmt: skip


def due_today(one: CaseLine, on: date) -> bool:
    """Whether today is the last day of anything that is still to do."""
    return any(task.state in OPEN and task.due_on == on for task in one.tasks)


def waits(one: CaseLine) -> bool:
    """Whether all that is left to do now is somebody else's: no step is to do, and an answer is waited for."""
    states = {task.state for task in one.tasks}
    return "todo" not in states and "waiting" in states
