"""Take back an act that was wrong: it stays on the record, and counts no more, here and in the account."""

from __future__ import annotations

from django.db import transaction

from onroll.casework.act import Doer, NotAllowed, NotDone, act, reason
from onroll.facts.case import STEP, UNDONE, CaseFile, standing
from onroll.register.models import CaseAct
from onroll.register.said_of import key_of_act, unsay

MAY_BE_TAKEN_BACK = frozenset({STEP, "note", "contact", "meeting", "action", "action_done", "barrier",
                               "barrier_removed", "document", "decision", "death_not_so"})  # fmt: skip
MAY_TAKE_BACK_OTHERS = frozenset({"manager", "system"})


def take_back(file: CaseFile, number: int, by: Doer, *, why: str, seen: int) -> CaseAct:
    """Take an act back, with a reason: one's own, or as a manager anybody's."""
    found = {one.number: one for one in standing(file.acts)}.get(number)
    if found is None or found.kind not in MAY_BE_TAKEN_BACK:
        raise NotDone("this is not something that can be taken back")
    if found.by != by.actor.name and by.actor.role not in MAY_TAKE_BACK_OTHERS:
        raise NotAllowed("only whoever did it, or a manager, may take it back")
    said = reason(why)
    with transaction.atomic():
        undone = act(file.ref, UNDONE, by, data={"act": number}, seen=seen, why=said)
        unsay(key_of_act(file.ref, number), actor=by.actor, why=said, now=by.now)
    return undone
