"""What a school has to answer today: each step that waits for it, with its last day and its law."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from onroll.facts.calendars import Calendar
from onroll.facts.case import CaseFile
from onroll.policy.collaboration.asked_of_schools import Asked, as_asked, asked_as, to_answer
from onroll.policy.plan import Task, plan
from onroll.policy.removal_from_roll import removal
from onroll.policy.ways_out import off_rolling
from onroll.policy.ways_out import unexplained_absence as absence
from onroll.policy.who_may_know.sending import Who
from onroll.register.cases import case_asked_of, cases_asked_of, files_of
from onroll.register.models import Case, Letter
from onroll.register.models.letter import PRINTED, SENT
from onroll.register.pupil_days import born_of
from onroll.register.scope import Actor
from onroll.reports.cases.files import clocks, facts_of, pathway_of

ROWS = ("44", "45", "49", "50", "51")
LETTERS = {off_rolling.CODE: "off-rolling-allegation", removal.CODE: "removal-query"}
"""The letter in which a school was asked, by the case's way out."""
TO_SCHOOLS = (Who.LAST_SCHOOL.value, Who.SCHOOL_ON_ROLL.value)


@dataclass(frozen=True, slots=True)
class Ask:
    """One thing asked of a school. `file` is the case by its acts alone; `name` and `born` are the pupil's."""

    case: Case
    file: CaseFile
    asked: Asked
    task: Task
    calendar: Calendar
    name: str
    born: date | None


def how_many(actor: Actor) -> int:
    """How many answers a school owes: the figure beside the menu."""
    return sum(len(to_answer(file)) for file in _files(cases_asked_of(actor)))


def asks(actor: Actor, on: date) -> list[Ask]:
    """Everything this person's school is asked and has not answered, what is due soonest first."""
    return _asks(cases_asked_of(actor).order_by("opened_on", "pk"), on)


def asks_of(ref: str, actor: Actor, on: date) -> tuple[CaseFile, list[Ask]]:
    """What is asked in one case, and the case by its acts. Raises NotFound."""
    case = case_asked_of(ref, actor)
    return _files([case])[0], _asks([case], on)


def letter_to_school(case: Case) -> str:
    """The words in which the school was asked, as the letter left; empty where none left from here."""
    left = Letter.objects.filter(
        case=case, code=LETTERS.get(case.way_out, ""), to_kind__in=TO_SCHOOLS, state__in=(SENT, PRINTED)
    )
    return str(left.order_by("-pk").values_list("text", flat=True).first() or "")


def _files(cases: Iterable[Case]) -> list[CaseFile]:
    wanted = list(cases)
    absent = {case.child_id: case.child.ref for case in wanted if case.way_out == absence.CODE}
    born = born_of(absent) if absent else {}
    known = {absent[child]: {"dob": day} for child, day in born.items()}
    return [as_asked(file) for file in files_of(wanted, known)]


def _asks(cases: Iterable[Case], on: date) -> list[Ask]:
    wanted = list(cases)
    files = _files(wanted)
    owing = [(case, file) for case, file in zip(wanted, files, strict=True) if to_answer(file)]
    facts, by = facts_of({case.child.ref for case, _ in owing}, on), clocks(file for _, file in owing)
    found = []
    for case, file in owing:
        row, calendar = facts.get(case.child.ref, {}), by.calendar(file)
        tasks = {one.step.code: one for one in plan(pathway_of(file.way_out), file, on, calendar, by.lengths)}
        for step in to_answer(file):
            if (asked := asked_as(file, step.code)) is not None:
                name = str(row.get("name") or "Name not known")
                found.append(Ask(case, file, asked, tasks[step.code], calendar, name, row.get("dob")))
    return sorted(found, key=lambda one: one.task.due_on or date.max)
