"""What is kept on a case besides its steps: contacts, meetings and their actions, barriers, documents, risk reports."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from onroll.casework import barrier, hold_meeting, keep_document, note, record_contact
from onroll.casework.report_immediate_risk import RISK, not_told
from onroll.facts.case import Act, CaseFile, as_day
from onroll.policy.collaboration.barriers import standing_barriers

Names = Mapping[str, str]


def all_of(file: CaseFile, on: date, names: Names) -> dict[str, Any]:
    """Each kind, ready to be shown."""
    return {
        "contacts": [contact(act, names) for act in reversed(file.of(record_contact.CONTACT))],
        "notes": [{"text": act.data["text"], "on": act.on, "by": names.get(act.by, act.by)}
                  for act in reversed(file.of(note.NOTE))],
        "meetings": [meeting(invitation, told, on) for invitation, told in hold_meeting.meetings(file)],
        "actions": [action(act, on) for act in hold_meeting.open_actions(file)],
        "barriers": [{"number": act.number, "title": barrier.BARRIERS.get(act.data["barrier"], ""),
                      "text": act.data["text"], "on": act.on} for act in standing_barriers(file)],
        "documents": [{"number": act.data["document"], "title": act.data["title"], "on": act.on,
                       "by": names.get(act.by, act.by)} for act in reversed(file.of(keep_document.KEPT))
                      if "document" in act.data],
        "risk": risk(file),
    }  # fmt: skip


def contact(act: Act, names: Names) -> dict[str, Any]:
    """One attempt to reach somebody."""
    data = act.data
    return {
        "on": act.on, "by": names.get(act.by, act.by), "who": record_contact.WITH.get(data.get("who", ""), ""),
        "how": record_contact.HOW.get(data.get("how", ""), ""), "to": data.get("to", ""), "text": data.get("text", ""),
        "outcome": record_contact.OUTCOMES.get(data.get("outcome", ""), ""), "seen": data.get("child_seen", ""),
        "language": data.get("language", ""),
        "interpreter": record_contact.INTERPRETER.get(data.get("interpreter", "-"), ""),
    }  # fmt: skip


def meeting(invitation: Act, told: Act | None, on: date) -> dict[str, Any]:
    """One meeting, and whether it is over with nobody having said what came of it."""
    data, held = invitation.data, as_day(invitation.data["held_on"])
    last = told.data if told else data
    return {
        "number": invitation.number, "kind": hold_meeting.KINDS.get(data["meeting"], "Meeting"), "held_on": held,
        "state": last["state"], "state_words": hold_meeting.STATES[last["state"]], "text": last.get("text", ""),
        "first": data["meeting"] in hold_meeting.OUTRANKS, "untold": told is None and held is not None and held < on,
    }  # fmt: skip


def action(act: Act, on: date) -> dict[str, Any]:
    """One agreed action that is still open."""
    due_on = as_day(act.data["due_on"])
    return {"number": act.number, "title": act.data["title"], "to": act.data["to"], "due_on": due_on,
            "late": due_on is not None and due_on < on}  # fmt: skip


def risk(file: CaseFile) -> dict[str, Any] | None:
    """The latest report of immediate risk, and who still has to be told."""
    acts = file.of(RISK)
    act = next((act for act in reversed(acts) if not act.data.get("adds")), None)
    return {"on": act.on, "text": act.data["text"], "not_told": not_told(act.data for act in acts)} if act else None
