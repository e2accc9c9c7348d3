"""Somebody alleges that a school removed a pupil for its own sake: the allegation is written down as a case."""

from __future__ import annotations

from collections.abc import Mapping

from django.db import transaction

from onroll.casework.act import Doer, NotAllowed, NotDone, act
from onroll.casework.do_step import DONE, answers
from onroll.casework.open_case import open_case
from onroll.facts.case import STEP
from onroll.policy.pathway import pathways
from onroll.policy.ways_out.off_rolling import ALLEGED, CODE
from onroll.register.listed_schools import is_listed
from onroll.register.models import Case
from onroll.register.scope import SEES_EVERY_CHILD

WHY = "an allegation of off-rolling was made"


def allege_off_rolling(child: str, school: str, said: Mapping[str, str], by: Doer) -> Case:
    """Open a case with the allegation in it. Raises NotDone naming what is missing, NotAllowed, NotFound."""
    if by.actor.role not in SEES_EVERY_CHILD:
        raise NotAllowed("the council records an allegation")
    if not school:
        raise NotDone("say which school it is about")
    if not is_listed(school):
        raise NotDone("no school of that number is in the list of schools: give its seven digits")
    data = {"outcome": DONE, **answers(pathways()[CODE].step(ALLEGED).asks, said)}
    if str(data["made_on"]) > by.on.isoformat():
        raise NotDone("Day it was made: it is still to come")
    with transaction.atomic():
        case = open_case(child, CODE, WHY, by, school=school)
        act(case.ref, STEP, by, step=ALLEGED, data=data)
    case.refresh_from_db()
    return case
