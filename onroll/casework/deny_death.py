"""A school's word that a pupil died is found not so, on evidence: post about the child may leave again."""

from __future__ import annotations

from onroll.casework.act import Doer, NotAllowed, NotDone, act, reason
from onroll.facts.case import CaseFile
from onroll.policy.removal_from_roll import removal
from onroll.policy.removal_from_roll.known import ground_of
from onroll.register.models import CaseAct
from onroll.register.said_in_cases import NOT_SO, death_stands

MAY_DENY = frozenset({"manager", "system"})


def deny_death(file: CaseFile, by: Doer, *, why: str, seen: int) -> CaseAct:
    """Write down that the child lives, and on which evidence. Raises NotAllowed, NotDone, Changed.

    The request stays as it was asked and is still to be decided; said again later, it holds the post again.
    """
    if by.actor.role not in MAY_DENY:
        raise NotAllowed("only a manager may say that a child did not die, as a school says")
    if file.way_out != removal.CODE or ground_of(file) != removal.GROUND_DIED or not death_stands(file.acts):
        raise NotDone("no school says in this case that the child has died")
    if file.said(removal.DECISION, "decision") == removal.DIED:
        raise NotDone("it was decided that the child died: take the decision back first")
    return act(file.ref, NOT_SO, by, data={}, seen=seen, why=reason(why))
