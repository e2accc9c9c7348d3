"""A school answers what its council asks of it about a pupil: as itself, and nothing beyond what was asked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from django.db import transaction

from onroll.casework.act import Doer, NotDone, act_on
from onroll.casework.do_step import ANSWERED, DONE, answered
from onroll.facts.case import STEP, Act, CaseFile, as_day
from onroll.policy.collaboration.asked_of_schools import Asked, as_asked, asked_as, is_put, to_answer
from onroll.policy.pathway import Step, pathways
from onroll.register.cases import case_asked_of
from onroll.register.models import CaseAct
from onroll.register.scope import NotFound

ROWS = ("44", "45", "49", "50", "51")
AS_SCHOOL = {"answered_as": "school"}
"""What an act carries that is a school's own word, and not its word as somebody wrote it down."""


def by_school(act: Act) -> bool:
    """Whether the school itself said this."""
    return all(act.data.get(key) == value for key, value in AS_SCHOOL.items())


def answer_as_school(file: CaseFile, code: str, said: Mapping[str, str], by: Doer, *, seen: int) -> CaseAct:
    """Write down a school's own answer. `seen`: the version of the case it looked at.

    Raises NotFound for whatever this school was not asked, NotDone naming the first answer that is wrong, Changed.
    """
    with transaction.atomic():
        case = case_asked_of(file.ref, by.actor)
        step, asked = put(file, code)
        given = {**said, asked.of_today: by.on.isoformat()} if asked.of_today else said
        outcome = ANSWERED if step.sends else DONE
        data = answered(as_asked(file), step, outcome, given, by.on) | AS_SCHOOL
        done = replace(by, on=as_day(data.get(asked.done_on)) or by.on)
        return act_on(case, STEP, done, step=code, data=data, seen=seen)


def put(file: CaseFile, code: str) -> tuple[Step, Asked]:
    """A step that waits for the school's answer. Raises NotFound, NotDone for one that was answered already."""
    shown = as_asked(file)
    asked = asked_as(shown, code)
    step = next((one for one in pathways()[file.way_out].steps if one.code == code), None)
    if asked is None or step is None or not is_put(step, shown):
        raise NotFound(f"nothing is asked as {code}")
    if asked.own_form:
        raise NotDone(f"{asked.title}: answer on the form of the request")
    if step not in to_answer(shown):
        raise NotDone(f"{asked.title}: this has been answered already")
    return step, asked
