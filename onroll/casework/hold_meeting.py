"""Meetings about a child: the invitation, who came, what was agreed, and the actions that follow."""

from __future__ import annotations

from datetime import date, timedelta

from onroll.casework.act import Doer, NotDone, act
from onroll.facts.case import Act, CaseFile
from onroll.policy.collaboration.agreed import ACTION, ACTION_DONE, open_actions
from onroll.register.models import CaseAct

MEETING = "meeting"
KINDS = {
    "CP": "Child protection conference or core group", "CIN": "Child in need meeting",
    "professionals": "Professionals' meeting", "family": "Meeting with the family",
    "attendance": "Targeted support meeting on attendance", "fair_access": "Fair access panel",
}  # fmt: skip
OUTRANKS = ("CP", "CIN")
"""The policy has the officer attend these before other work."""
A_YEAR = timedelta(days=366)
STATES = {
    "invited": "Invited",
    "attended": "Attended",
    "not_attended": "Not attended",
    "cancelled": "Cancelled",
}


def invite(ref: str, kind: str, held_on: date, by: Doer, *, text: str = "") -> CaseAct:
    """Write down that the officer is invited to a meeting on a day. Raises NotDone for one too far from today."""
    if kind not in KINDS:
        raise NotDone(f"a meeting is one of: {', '.join(KINDS.values())}")
    today = by.now.date()
    if held_on < today - A_YEAR:
        raise NotDone("that day is more than a year ago: write it as a note")
    if held_on > today + 2 * A_YEAR:
        raise NotDone("that day is more than two years ahead: look at the year")
    data = {"meeting": kind, "held_on": held_on.isoformat(), "state": "invited", "text": text.strip()}
    return act(ref, MEETING, by, data=data)


def tell_of(file: CaseFile, invitation: int, state: str, by: Doer, *, text: str) -> CaseAct:
    """Write down whether the officer attended and what came of it. Raises NotDone for an unknown invitation."""
    found = {one.number: one for one in file.of(MEETING)}.get(invitation)
    if found is None or state not in STATES or state == "invited":
        raise NotDone("say which meeting, and whether it was attended")
    if state in ("attended", "not_attended") and not text.strip():
        raise NotDone("say what was agreed, or why nobody went")
    data = {"meeting": found.data["meeting"], "held_on": found.data["held_on"], "state": state,
            "of": invitation, "text": text.strip()}  # fmt: skip
    return act(file.ref, MEETING, by, data=data)


def add_action(ref: str, title: str, owner: str, due: date, by: Doer) -> CaseAct:
    """Keep something that was agreed to be done, by whom and by when."""
    said = " ".join(title.split())
    if not said or not owner.strip():
        raise NotDone("say what is to be done, and by whom")
    return act(
        ref, ACTION, by, data={"title": said[:400], "to": owner.strip()[:150], "due_on": due.isoformat()}
    )


def action_done(file: CaseFile, number: int, by: Doer, *, why: str = "") -> CaseAct:
    """Write down that an agreed action is done, or is not needed any more (then say why)."""
    if number not in {one.number for one in open_actions(file)}:
        raise NotDone("there is no such open action on this case")
    return act(file.ref, ACTION_DONE, by, data={"act": number}, why=why)


def meetings(file: CaseFile) -> tuple[tuple[Act, Act | None], ...]:
    """Each meeting's invitation with the latest word on it, or nothing, by the day it is held."""
    told = {one.data["of"]: one for one in file.of(MEETING) if "of" in one.data}
    invited = (one for one in file.of(MEETING) if "of" not in one.data)
    return tuple(
        sorted(((one, told.get(one.number)) for one in invited), key=lambda both: both[0].data["held_on"])
    )


__all__ = [
    "ACTION",
    "ACTION_DONE",
    "action_done",
    "add_action",
    "invite",
    "meetings",
    "open_actions",
    "tell_of",
]
