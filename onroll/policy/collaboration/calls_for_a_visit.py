"""Why a school calls for a visit: duties that are not met, and staff who are new. Reasons, never a score."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from onroll.facts.case import STEP, CaseFile
from onroll.facts.citation import Citation
from onroll.law.pupil_registration_2024.registers import place
from onroll.policy.collaboration.policy_says import policy_says
from onroll.policy.collaboration.with_schools import NewStaff
from onroll.policy.deadlines.statutory import DELETION_RETURN, NEW_PUPIL_RETURN, UNKNOWN_ABSENCE_CODE
from onroll.policy.plan import Task

HEADING = "Collaboration with other services"
ROWS = ("17",)
NO_GROUND, SILENT, LATE, NO_ROLL, STAFF = "no_ground", "silent", "late", "no_roll", "staff"
ORDER = (NO_GROUND, SILENT, LATE, NO_ROLL, STAFF)
"""In which order the reasons stand, and the schools by the first of theirs: the gravest for a child first."""
COUNTED = frozenset(one.code for one in (DELETION_RETURN, NEW_PUPIL_RETURN, UNKNOWN_ABSENCE_CODE))
"""Duties whose day the law sets and whose keeping the council sees.

A return of absence is sent when school and council have agreed; a transfer file goes from school to school.
"""
POLICY = policy_says("Best practice is needed from all schools to prevent children becoming CME")
LETTERS = frozenset({"removal-query", "enquiry-last-school"})
"""Letters to a school that steps of the officer's own send."""
GROUND = place("reg.9")
ROLL = {"late": "its roll is overdue", "never": "it has never sent its roll"}


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of one school on a day. `late`: duties late or told late this term; `roll`: in, late, never, other.

    `no_ground`: names removed this school year that the council found to remain on roll. `silent`: letters to the
    school past their day without an answer.
    """

    late: int = 0
    roll: str = "in"
    no_ground: int = 0
    silent: int = 0
    staff: tuple[NewStaff, ...] = ()


@dataclass(frozen=True, slots=True)
class Limits:
    """From how many on it calls for a visit: the council's choice."""

    late: int
    silent: int


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason in words, and where the duty comes from."""

    code: str
    words: str
    citation: Citation


def calls_for_a_visit(known: Known, limits: Limits) -> tuple[Reason, ...]:
    """Every reason there is, in the declared order; none where nothing calls for a visit."""
    found = {
        NO_GROUND: (known.no_ground > 0, f"{_many(known.no_ground, 'name')} removed without a lawful ground this"
                    " school year, by the council’s decisions", GROUND),
        SILENT: (known.silent >= limits.silent, f"{_many(known.silent, 'letter')} unanswered past the day", POLICY),
        LATE: (known.late >= limits.late, f"{_many(known.late, 'return')} of joiners, leavers or code N late this"
               " term", DELETION_RETURN.citation),
        NO_ROLL: (known.roll in ROLL, ROLL.get(known.roll, ""), POLICY),
        STAFF: (bool(known.staff), f"new staff, not visited since: {_staff(known.staff)}", POLICY),
    }  # fmt: skip
    return tuple(Reason(code, *found[code][1:]) for code in ORDER if found[code][0])


def letters_unanswered(file: CaseFile, tasks: Iterable[Task], on: date) -> int:
    """How often the case's school was written to and has not answered, though its day to answer has passed.

    What was asked on one day counts once.
    """
    asked = (
        task.step
        for task in tasks
        if task.late(on) and (task.step.who == "school" or task.step.letter in LETTERS)
    )
    return len({act.on for step in asked for act in file.of(STEP, step.code) if act.outcome == "sent"})


def first_of(reasons: tuple[Reason, ...]) -> int:
    """Where a school stands in a list: by the first of its reasons, those without any last."""
    return ORDER.index(reasons[0].code) if reasons else len(ORDER)


def _many(how_many: int, what: str) -> str:
    return f"{how_many:,} {what}{'' if how_many == 1 else 's'}"


def _staff(new: tuple[NewStaff, ...]) -> str:
    return "; ".join(f"{one.role}, since {one.since:%-d %B %Y}" for one in new)
