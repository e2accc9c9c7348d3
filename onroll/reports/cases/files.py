"""Cases with what the account says of their children: what every rule about a case is asked with."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import polars as pl

from onroll.facts.calendars import Calendar
from onroll.facts.case import CaseFile
from onroll.policy.deadlines.local import as_chosen
from onroll.policy.pathway import HEADING, Pathway, pathways
from onroll.policy.plan import OPEN, Task, plan
from onroll.register import council
from onroll.register.cases import cases_seen_by, files_of, one_case
from onroll.register.models import Case
from onroll.register.school_days import calendars_of
from onroll.register.scope import SYSTEM, Actor
from onroll.reports.account import account


def case_file(ref: str, actor: Actor, on: date) -> tuple[Case, CaseFile]:
    """One case this person may see, as stored and as the rules read it on a day. Raises NotFound."""
    case = one_case(ref, actor)
    return case, case_files([case], on)[0]


def open_files(actor: Actor, on: date) -> list[CaseFile]:
    """Every open case this person may see."""
    return case_files(cases_seen_by(actor).filter(closed_at=None), on)


def case_files(cases: Iterable[Case], on: date) -> list[CaseFile]:
    """Cases as the rules read them. The cases are those somebody may see: they have been scoped already."""
    wanted = list(cases)
    return files_of(wanted, facts_of({case.child.ref for case in wanted}, on))


def facts_of(children: Iterable[str], on: date) -> dict[str, dict[str, Any]]:
    """What the account says of these children on a day: their row, by reference."""
    wanted = list(children)
    if not wanted:
        return {}
    found = account(on, None, SYSTEM).rows.filter(pl.col("child").is_in(wanted))
    return {row["child"]: row for row in found.iter_rows(named=True)}


@dataclass(frozen=True, slots=True)
class Clocks:
    """What clocks run by: each school's calendar by its number, the council's, and the lengths the council chose."""

    council: Calendar
    schools: Mapping[str, Calendar]
    lengths: Mapping[str, int]

    def calendar(self, file: CaseFile) -> Calendar:
        """The calendar of a case: its school's own, else the council's."""
        return self.schools.get(file.school, self.council)


def clocks(files: Iterable[CaseFile] = ()) -> Clocks:
    """What these cases' clocks run by today, asked once however many cases there are."""
    schools = {file.school for file in files if file.school}
    lengths = {clock.code: clock.length for clock in as_chosen(council.choices())}
    return Clocks(council.school_calendar(), calendars_of(schools) if schools else {}, lengths)


def tasks_of(file: CaseFile, on: date, by: Clocks) -> tuple[Task, ...]:
    """The task list of a case on a day, by the calendar of its school or the council's.

    A closed case has only the steps that follow its closing still to do; an open one has not yet.
    """
    closed = file.closed_on is not None
    tasks = plan(pathway_of(file.way_out), file, on, by.calendar(file), by.lengths)
    return tuple(task for task in tasks if task.state not in OPEN or task.step.after_closing == closed)


def pathway_of(way_out: str) -> Pathway:
    """The pathway of this code; for a case whose pathway nobody has written, a bare one titled by its code."""
    found = pathways().get(way_out)
    return found or Pathway(way_out, way_out.replace("_", " ").capitalize(), HEADING, (), ())
