"""Close a case for one of its pathway's outcomes, and open it again when it turns out not to be over."""

from __future__ import annotations

from django.db import transaction

from onroll.casework.act import Doer, NotAllowed, NotDone, act, reason
from onroll.facts.case import CLOSED, REOPENED, Act, CaseFile
from onroll.policy.pathway import Outcome, pathways
from onroll.policy.plan import Task, still_needed
from onroll.register.models import CaseAct
from onroll.register.said_of import Said, key_of_act, say

ASKED, REFUSED = "closure_asked", "closure_refused"
SECOND_PERSON = frozenset({"manager", "system"})


def close_case(
    file: CaseFile, outcome: str, tasks: tuple[Task, ...], by: Doer, *, why: str, seen: int
) -> CaseAct:
    """Close it, or ask a second person to when the outcome needs one. Raises NotDone saying what is still to do."""
    ending = _ending(file, outcome)
    if lacking := still_needed(ending, file, tasks):
        raise NotDone(f"it cannot be closed as {ending.title.lower()} yet: {'; '.join(lacking)}")
    if ending.second_person:
        return act(file.ref, ASKED, by, data={"outcome": outcome}, seen=seen, why=reason(why))
    return _close(file, outcome, by, why, seen)


def approve(file: CaseFile, tasks: tuple[Task, ...], by: Doer, *, why: str, seen: int) -> CaseAct:
    """A second person, a manager, agrees that a case is closed. Raises NotAllowed for whoever asked for it."""
    asked = waiting_closure(file)
    if asked is None:
        raise NotDone("nobody has asked for this case to be closed")
    if by.actor.role not in SECOND_PERSON or by.actor.name == asked.by:
        raise NotAllowed("a manager who did not ask for it has to agree")
    if lacking := still_needed(_ending(file, asked.outcome), file, tasks):
        raise NotDone(f"since it was asked: {'; '.join(lacking)}")
    return _close(file, asked.outcome, by, why, seen)


def refuse(file: CaseFile, by: Doer, *, why: str, seen: int) -> CaseAct:
    """A second person does not agree: the work goes on."""
    if waiting_closure(file) is None:
        raise NotDone("nobody has asked for this case to be closed")
    if by.actor.role not in SECOND_PERSON:
        raise NotAllowed("a manager decides this")
    return act(file.ref, REFUSED, by, seen=seen, why=reason(why))


def reopen(file: CaseFile, by: Doer, *, why: str, seen: int | None = None) -> CaseAct:
    """Open a closed case again: its record goes on where it stopped."""
    if file.closed_on is None:
        raise NotDone("this case is open")
    changes = {"closed_on": None, "closed_at": None, "outcome": ""}
    return act(file.ref, REOPENED, by, seen=seen, why=reason(why), changes=changes)


def waiting_closure(file: CaseFile) -> Act | None:
    """The request to close that nobody has answered, or nothing."""
    found = [act for act in file.acts if act.kind in (ASKED, REFUSED, CLOSED, REOPENED)]
    return found[-1] if found and found[-1].kind == ASKED else None


def _ending(file: CaseFile, outcome: str) -> Outcome:
    pathway = pathways()[file.way_out]
    if file.closed_on is not None:
        raise NotDone("this case is closed already")
    try:
        return pathway.ending(outcome)
    except KeyError:
        known = ", ".join(one.code for one in pathway.outcomes)
        raise NotDone(f"{pathway.title} does not end as {outcome!r}; it may end as: {known}") from None


def _close(file: CaseFile, outcome: str, by: Doer, why: str, seen: int) -> CaseAct:
    changes = {"closed_on": by.on, "closed_at": by.now, "outcome": outcome, "offered_to": ""}
    with transaction.atomic():
        done = act(
            file.ref, CLOSED, by, data={"outcome": outcome}, seen=seen, why=reason(why), changes=changes
        )
        if closes := pathways()[file.way_out].ending(outcome).closes:
            closure = Said("closures", "closure", code=closes, true_from=by.on, detail=f"case {file.ref}")
            say(file.child, closure, key=key_of_act(file.ref, done.pk), actor=by.actor, now=by.now)
    return done
