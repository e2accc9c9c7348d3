"""An office of invented officers who work their cases every evening, some quickly, some late, some away."""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta

import polars as pl

from onroll.casework.act import Doer, NotAllowed, NotDone
from onroll.casework.be_away import be_away
from onroll.casework.close_case import approve, close_case, waiting_closure
from onroll.casework.do_step import do_step
from onroll.facts.calendars import Calendar
from onroll.facts.case import Act, CaseFile
from onroll.jobs import open_cases
from onroll.jobs.scoring import missing
from onroll.jobs.scoring.play import Played
from onroll.jobs.scoring.truth import Truth
from onroll.policy.pathway import Question, Step
from onroll.policy.plan import OPEN, Task
from onroll.policy.ways_out.accounted_for import may_end_as
from onroll.register import council
from onroll.register.models import Case, User
from onroll.register.officers import stand_in
from onroll.register.scope import SYSTEM, Actor
from onroll.reports.cases.escalations import escalations
from onroll.reports.cases.files import open_files
from onroll.reports.cases.lines import CaseLine, lines
from tests.casework.answered import nothing_to_fear, ready

OFFICERS = ("ama", "ben", "cleo")
A_DAY = 25
"""Steps an officer does in a day."""
SLOW = 12
"""Days a partner takes to answer, when they do."""
FORMS = ("removal-request", "removal-confirmation", "removal-decision", "bundle")
"""Forms that this office leaves to others: it answers for safe contact alone."""
SILENT = 0.15
"""Share of enquiries nobody ever answers."""


@dataclass
class Office:
    """What was seen each evening. `unowned`, `unheard`: cases that broke a promise, with the day."""

    rng: random.Random
    unowned: list[tuple[date, str]] = field(default_factory=list)
    unheard: list[tuple[date, str, str]] = field(default_factory=list)
    escalated: Counter[str] = field(default_factory=Counter)
    done: Counter[str] = field(default_factory=Counter)
    refused: Counter[str] = field(default_factory=Counter)

    def open_up(self, first: date) -> None:
        """Three officers and a manager, one of whom is away for a fortnight."""
        for name in OFFICERS:
            User.objects.create(username=name, role="officer")
        User.objects.create(username="mo", role="manager")
        User.objects.create(username="max", role="manager")
        be_away("ben", "ama", first + timedelta(days=60), first + timedelta(days=74), doer("mo", first))

    def evening(self, on: date) -> None:
        """Cases open and close by themselves; every officer works; then the promises are looked at."""
        open_cases.run(on)
        self.work(on)
        self.look(on)

    def work(self, on: date) -> None:
        found = lines(open_files(SYSTEM, on), on)
        for name in OFFICERS:
            mine = [one for one in found if stand_in(one.file.owner, on) == name]
            self.one_day(mine[:A_DAY], name, on)

    def one_day(self, mine: list[CaseLine], name: str, on: date) -> None:
        for one in mine:
            if shown := may_end_as(one.file):
                self.close(one, shown, name, on)
                continue
            task = next((task for task in one.tasks if task.state == "todo" and task.step.own_form not in FORMS), None)
            answered = next((task for task in one.waiting if self.is_answered(task.act, on)), None)
            if answered is not None:
                self.try_step(one.file, answered.step, "answered", name, on)
            elif task is not None:
                self.try_step(one.file, task.step, "sent" if task.step.sends else "done", name, on)
            elif not one.waiting:
                self.end(one.file, one, name, on)

    def is_answered(self, act: Act | None, on: date) -> bool:
        assert act is not None
        luck = random.Random(act.number).random()
        return luck > SILENT and (on - act.on).days >= SLOW * luck

    def try_step(self, file: CaseFile, step: Step, outcome: str, name: str, on: date) -> None:
        said = {one.code: answer(one, on) for one in step.asks if one.needed}
        try:
            if step.own_form:
                nothing_to_fear(file.child, doer(name, on))
                return
            ready(file, step.code, doer(name, on))
            do_step(file, step.code, outcome, doer(name, on), said=said)
            self.done[step.code] += 1
        except (NotDone, NotAllowed) as why:
            self.refused[f"{step.code}: {why}"[:90]] += 1

    def close(self, one: CaseLine, outcome: str, name: str, on: date) -> None:
        """The account shows where the child is: the owner closes the case as that."""
        try:
            why = f"shown by the account on {on}"
            close_case(one.file, outcome, one.tasks, doer(name, on), why=why, seen=one.file.version)
            self.done[f"closed: {outcome}"] += 1
        except (NotDone, NotAllowed) as lacking:
            self.refused[f"close: {lacking}"[:90]] += 1

    def end(self, file: CaseFile, one: CaseLine, name: str, on: date) -> None:
        """Nothing is left to do: the owner asks for the only ending that an unknown child may have."""
        if file.way_out != "failed_to_track":
            return
        try:
            if waiting_closure(file) is None:
                close_case(
                    file, "failed_to_track", one.tasks, doer(name, on), why="sought", seen=file.version
                )
            else:
                approve(file, one.tasks, doer("mo", on), why="agreed", seen=file.version)
        except (NotDone, NotAllowed) as why:
            self.refused[f"close: {why}"[:90]] += 1

    def look(self, on: date) -> None:
        """Every case has an owner who exists; whatever is late by its own clock is heard of by whoever has to."""
        able = set(OFFICERS) | {"mo", "max"}
        for ref, owner in Case.objects.filter(closed_at=None).values_list("ref", "owner"):
            if owner not in able:
                self.unowned.append((on, ref))
        found = lines(open_files(SYSTEM, on), on)
        heard = {(one.line.file.ref, one.task.step.code) for one in escalations(found, on)}
        for one in found:
            for task in one.tasks:
                if self.broken(task, on) and (one.file.ref, task.step.code) not in heard:
                    self.unheard.append((on, one.file.ref, task.step.code))
        self.escalated.update(code for _, code in heard)

    @staticmethod
    def broken(task: Task, on: date) -> bool:
        """Statutory, not an aim, still to do, and later than the clock itself and its grace, by the calendar's days."""
        clock = task.step.clock
        if (
            clock is None
            or clock.aim
            or not clock.escalates_to
            or task.state not in OPEN
            or task.due_on is None
        ):
            return False
        return walked(task.due_on, clock.escalates_after, clock.unit, on)


def walked(due: date, grace: int, unit: str, on: date) -> bool:
    """Whether more than the grace has passed since a due day, counted a day at a time."""
    term, day = council.school_calendar(), due
    while grace and day < on:
        day += timedelta(days=1)
        grace -= counts(term, day, unit)
    return not grace and day < on


def counts(term: Calendar, day: date, unit: str) -> bool:
    if unit == "school_days":
        return term.is_school_day(day)
    return term.is_working_day(day) if unit == "working_days" else True


def doer(name: str, on: date) -> Doer:
    role = "manager" if name in ("mo", "max") else "officer"
    return Doer(Actor(name, role), datetime.combine(on, time(15), UTC), on)


def answer(question: Question, on: date) -> str:
    """An answer of the right kind: the child is not found."""
    if question.kind == "day":
        return on.isoformat()
    if question.kind == "yes_no":
        return "no"
    if question.kind == "choice":
        return question.choices[-1][0]
    return "1" if question.kind == "number" else "nothing new"


def without_a_case(played: Played, truth: Truth, every: int = 1) -> list[tuple[str, str, date]]:
    """The truly missing whose child had no case open at any time in the five school days after it could be noticed.

    every: how many evenings pass between two that are looked at; so many days later still is in time.
    """
    children = dict(
        played.list().filter("main").select("person", "child_id").unique(maintain_order=True).rows()
    )
    worked, term = _cases(), council.school_calendar()
    late = []
    for one in truth.missing().filter(pl.col("noticeable").is_not_null()).to_dicts():
        limit = term.add_school_days(one["noticeable"], missing.SOON + every - 1)
        until = min(one["missing_until"] or truth.last, truth.last)
        mine = worked.get(children.get(one["person"], 0), [])
        in_time = (
            opened <= limit and (closed is None or closed > one["noticeable"]) for opened, closed in mine
        )
        if limit < until and not any(in_time):
            late.append((one["person"], one["scenario"], one["noticeable"]))
    return late


def _cases() -> dict[int, list[tuple[date, date | None]]]:
    """For each child, from when to when they had a case."""
    found: dict[int, list[tuple[date, date | None]]] = {}
    for child, opened, closed in Case.objects.values_list("child_id", "opened_on", "closed_on"):
        found.setdefault(child, []).append((opened, closed))
    return found
