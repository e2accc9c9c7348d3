"""Decide on a removal: agreed, or the pupil remains on roll. The council takes over who was not found."""

from __future__ import annotations

from collections.abc import Mapping

from django.db import transaction

from onroll.casework.act import Doer, NotAllowed, NotDone, act, reason, write
from onroll.casework.do_step import DONE
from onroll.casework.open_case import open_case
from onroll.facts.calendars import Calendar
from onroll.facts.case import STEP, CaseFile
from onroll.policy.removal_from_roll import removal
from onroll.policy.removal_from_roll.known import FINDINGS, FOUND, rule, said_so_far
from onroll.policy.removal_from_roll.ruling import MADE_OUT
from onroll.register.cases import cases_seen_by
from onroll.register.models import Case, CaseAct
from onroll.register.officers import officers
from onroll.register.said_of import Said, key_of_act, say
from onroll.register.scope import SEES_EVERY_CHILD

TAKEN_OVER = "mid_year_leavers"
HOLDS = "the removal was agreed without the pupil being found: the council holds the case"


def decide_removal(
    file: CaseFile, decision: str, by: Doer, calendar: Calendar, *, why: str, seen: int,
    found: Mapping[str, str] | None = None,
) -> CaseAct:  # fmt: skip
    """Decide, on what is known this day. Raises NotDone saying what stands against it, NotAllowed, Changed.

    found: the officer's own answers by the code of the condition: yes, no or unknown; blank leaves it as weighed.
    """
    if by.actor.role not in SEES_EVERY_CHILD:
        raise NotAllowed("the council decides")
    if decision not in removal.DECISIONS:
        raise NotDone("choose what is decided")
    if file.closed_on is not None:
        raise NotDone("this case is closed: open it again first")
    answers = (
        None
        if found is None
        else said_so_far(file) | {code: said for code, said in found.items() if said in FOUND}
    )
    ruling = rule(file, by.on, calendar, answers)
    if lacking := removal.why_not_agreed(file, decision, ruling.outcome == MADE_OUT):
        raise NotDone("; ".join(lacking))
    data = {"outcome": DONE, "decision": decision, "ground": ruling.letter, "ruling": ruling.outcome,
            "reason": ruling.because, "law": str(ruling.citation or "SI 2024/208 reg.9"),
            FINDINGS: answers or {}}  # fmt: skip
    with transaction.atomic():
        done = act(file.ref, STEP, by, step=removal.DECISION, data=data, seen=seen, why=reason(why))
        if decision == removal.NOT_LOCATED:
            hold(file, by)
        if decision == removal.DIED:
            say(file.child, death(by), key=key_of_act(file.ref, done.pk), actor=by.actor, now=by.now)
    return done


def death(by: Doer) -> Said:
    """What the agreed ground tells the register; the day is that of the decision, for no day of death is asked."""
    return Said(
        "closures", "closure", "died", true_from=by.on, said_on=by.on, detail="removal from roll, ground (k)"
    )


def hold(file: CaseFile, by: Doer) -> Case:
    """The officer who agreed holds the child's case from now on: a new one, or the one that is open."""
    open_now = (
        cases_seen_by(by.actor).filter(child__ref=file.child, way_out=TAKEN_OVER, closed_at=None).first()
    )
    if open_now is None:
        owner = by.actor.name if by.actor.name in officers() else ""
        return open_case(file.child, TAKEN_OVER, HOLDS, by, owner=owner)
    case: Case = open_now
    write(case, "decision", by, data={"text": f"{HOLDS} ({file.ref})", "owner": case.owner})
    return case
