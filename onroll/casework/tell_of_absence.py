"""A school tells of a pupil who is absent and nobody knows why: a case is open from that moment, with its first day."""

from __future__ import annotations

from collections.abc import Mapping

from django.db import transaction

from onroll.casework.act import Doer, NotAllowed, act_on
from onroll.casework.answer_as_school import AS_SCHOOL
from onroll.casework.do_step import DONE, answers
from onroll.casework.open_case import open_case
from onroll.casework.possible import possible
from onroll.facts.case import STEP
from onroll.policy.ways_out.unexplained_absence import ABSENCE_KNOWN, CODE, KNOWN, REFERRED
from onroll.register.cases import child_of
from onroll.register.models import Case
from onroll.register.scope import SEES_OWN_PUPILS

ROWS = ("51",)
WHY = "the school tells of an absence that nobody can explain"


def tell_of_absence(child: str, school: str, said: Mapping[str, str], by: Doer) -> Case:
    """Open the case, or answer in the one that is open about this pupil; to tell is also to refer.

    Told again, the last word counts. Raises NotAllowed for a school that is not theirs, NotFound for a pupil who is
    not, NotDone naming the first answer that is wrong.
    """
    if by.actor.role not in SEES_OWN_PUPILS or school not in by.actor.schools:
        raise NotAllowed("a school tells of its own pupils")
    given = answers(ABSENCE_KNOWN.asks, said, by.on)
    child_of(child, by.actor)
    possible(ABSENCE_KNOWN.asks, given, by.on, child=child, school=school)
    data = {"outcome": DONE, **given, **AS_SCHOOL}
    with transaction.atomic():
        case = open_about(child, school, by) or open_case(child, CODE, WHY, by, school=school)
        act_on(case, STEP, by, step=KNOWN, data=data, changes={"school": school})
        if not case.acts.filter(kind=STEP, step=REFERRED.code).exists():
            told = {"outcome": DONE, "referred_on": by.on.isoformat(), **AS_SCHOOL}
            act_on(case, STEP, by, step=REFERRED.code, data=told)
    case.refresh_from_db()
    return case


def open_about(child: str, school: str, by: Doer) -> Case | None:
    """The case of this absence: this school's, or one that the council opened for no school by name."""
    mine = Case.objects.filter(child=child_of(child, by.actor), way_out=CODE, closed_at=None)
    found: Case | None = mine.filter(school__in=(school, "")).order_by("-school").first()
    return found
