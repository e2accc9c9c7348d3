"""Hand a case to somebody else: offered and accepted, or assigned by a manager. It is never nobody's."""

from __future__ import annotations

from onroll.casework.act import Doer, NotAllowed, NotDone, act, reason
from onroll.facts.case import CaseFile
from onroll.register.models import CaseAct
from onroll.register.officers import officers, works_for

MAY_ASSIGN = frozenset({"manager", "system"})
OFFERED, ACCEPTED, DECLINED, ASSIGNED = (
    "handover_offered",
    "handover_accepted",
    "handover_declined",
    "assigned",
)


def offer(file: CaseFile, to: str, by: Doer, *, why: str, seen: int | None = None) -> CaseAct:
    """Offer a case to a colleague. It stays with its owner until they accept."""
    _can_own(to)
    _is_mine(file, by)
    if to == file.owner:
        raise NotDone(f"the case is with {to} already")
    return act(file.ref, OFFERED, by, data={"to": to}, seen=seen, why=reason(why), changes={"offered_to": to})


def accept(file: CaseFile, offered_to: str, by: Doer, *, seen: int) -> CaseAct:
    """Take a case that was offered: from now on it is the taker's."""
    if by.actor.name != offered_to:
        raise NotAllowed("this case was not offered to you")
    changes = {"owner": offered_to, "offered_to": ""}
    return act(file.ref, ACCEPTED, by, data={"to": offered_to}, seen=seen, changes=changes)


def decline(file: CaseFile, offered_to: str, by: Doer, *, why: str, seen: int) -> CaseAct:
    """Say no to a case that was offered: it stays with its owner."""
    if by.actor.name != offered_to:
        raise NotAllowed("this case was not offered to you")
    return act(file.ref, DECLINED, by, data={"to": offered_to}, seen=seen, why=reason(why),
               changes={"offered_to": ""})  # fmt: skip


def assign(file: CaseFile, to: str, by: Doer, *, why: str, seen: int | None = None) -> CaseAct:
    """A manager gives a case to somebody, who need not accept."""
    if by.actor.role not in MAY_ASSIGN:
        raise NotAllowed("only a manager may assign a case: offer it instead")
    _can_own(to)
    changes = {"owner": to, "offered_to": ""}
    return act(file.ref, ASSIGNED, by, data={"to": to}, seen=seen, why=reason(why), changes=changes)


def _can_own(name: str) -> None:
    if name not in officers():
        raise NotDone(f"{name or 'nobody'} cannot own a case: name an officer or a manager")


def _is_mine(file: CaseFile, by: Doer) -> None:
    if by.actor.role not in MAY_ASSIGN and file.owner not in works_for(by.actor.name, by.on):
        raise NotAllowed("only the owner, whoever covers for them, or a manager may offer a case")
