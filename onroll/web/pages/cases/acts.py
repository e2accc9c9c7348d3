"""What was done on a case, in an officer's words: the latest first; what was taken back stays, and says so."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from onroll.casework import (
    answer_as_school,
    barrier,
    close_case,
    deny_death,
    follow_join,
    hand_over,
    hold_meeting,
    keep_document,
    note,
    record_contact,
    report_immediate_risk,
    take_back,
)
from onroll.casework.cancel_letter import CANCEL
from onroll.casework.draft_letter import DRAFT, EDIT
from onroll.casework.filed_letter import POSTED
from onroll.casework.make_prosecution_bundle import BUNDLE
from onroll.casework.send_letter import LETTER
from onroll.casework.start_failed_to_track import GONE_BACK, STARTED
from onroll.facts.case import CLOSED, OPENED, PAUSED, REOPENED, RESUMED, STEP, UNDONE, Act, CaseFile
from onroll.policy.pathway import Pathway, Question, Step, pathways
from onroll.policy.who_may_know.from_acts import ADVISED, ANSWERED, JOINED
from onroll.reports.cases.files import pathway_of
from onroll.web import words
from onroll.web.jinja import day

Names = Mapping[str, str]
OUTCOMES = {"done": "Done", "sent": "Sent, waiting for an answer", "answered": "Answered",
            "not_appropriate": "Not appropriate here"}  # fmt: skip
TITLES = {
    OPENED: "Case opened", CLOSED: "Case closed", REOPENED: "Case opened again", PAUSED: "Clock stopped",
    RESUMED: "Clock running again", UNDONE: "Taken back", note.NOTE: "Note",
    hold_meeting.ACTION: "Action agreed", hold_meeting.ACTION_DONE: "Action done", barrier.FOUND: "Barrier found",
    barrier.REMOVED: "Barrier gone", keep_document.KEPT: "Document kept", hand_over.OFFERED: "Offered to a colleague",
    hand_over.ACCEPTED: "Hand-over accepted", hand_over.DECLINED: "Hand-over declined",
    hand_over.ASSIGNED: "Assigned", close_case.ASKED: "Asked to close", close_case.REFUSED: "Closing not agreed",
    report_immediate_risk.RISK: "Immediate risk reported", ANSWERED: "Safe-contact questions answered",
    ADVISED: "Advice of the Children's Resource Service", LETTER: "Letter", DRAFT: "Letter drafted",
    EDIT: "Letter edited", CANCEL: "Letter cancelled", POSTED: "Letter posted", STARTED: "The last search began",
    deny_death.NOT_SO: "Found on evidence that the child lives",
    follow_join.FOLLOWED: "The child proved to be another", follow_join.WENT_BACK: "Back to its own child",
    JOINED: "Two records proved to be one child: the safe-contact questions are to be answered anew",
    GONE_BACK: "The last search left", BUNDLE: "Bundle for the legal team made",
}  # fmt: skip
YES_NO = {"yes": "Yes", "no": "No", "unknown": "Not known"}
NOT_SAID = frozenset({"act", "said_of", "of", "document", "sha256", "outcome", "meeting", "state", "why",
                      "application"})  # fmt: skip
"""Numbers and codes that the title or the line itself says already."""


def in_words(file: CaseFile, names: Names) -> list[dict[str, Any]]:
    """Every act of a case and of its child."""
    pathway = pathway_of(file.way_out)
    by_number = {act.number: act for act in file.acts}
    gone = {act.data.get("act"): act for act in file.acts if act.kind == UNDONE}
    return [one_in_words(act, pathway, by_number, gone.get(act.number), names) for act in reversed(file.acts)]


def one_in_words(
    act: Act, pathway: Pathway, by_number: Mapping[int, Act], undone: Act | None, names: Names
) -> dict[str, Any]:
    """One act. `undone`: the act that took it back."""
    about = by_number.get(act.data.get("act", 0))
    title = titled(act, pathway)
    return {
        "number": act.number, "kind": act.kind, "on": act.on, "at": act.at,
        "by": whose(act, names), "by_name": act.by,
        "title": f"{title}: {titled(about, pathway).lower()}" if about and act.kind == UNDONE else title,
        "lines": said(act, pathway, about, names), "why": why_of(act),
        "gone": {"by": names.get(undone.by, undone.by), "on": undone.on, "why": undone.data.get("why", "")}
        if undone else None,
        "may_be_taken_back": act.kind in take_back.MAY_BE_TAKEN_BACK and undone is None,
    }  # fmt: skip


def whose(act: Act, names: Names) -> str:
    """Who did it, and whether they are the school's own."""
    name = names.get(act.by, act.by)
    return f"{name}, for the school" if answer_as_school.by_school(act) else name


def why_of(act: Act) -> str:
    """The reason given; of an opening by itself, the judgement's sentence."""
    why = str(act.data.get("why", ""))
    return says(why) if act.kind == OPENED else why


def says(why: str) -> str:
    """A judgement's sentence without the fields behind it: those are with the child's record, in words."""
    return why.partition(" (")[0]


def titled(act: Act, pathway: Pathway) -> str:
    """What was done, in a few words."""
    if act.kind == STEP:
        step = step_of(act, pathway)
        return f"{step.title if step else words.plain(act.step)}: {OUTCOMES.get(act.outcome, act.outcome).lower()}"
    if act.kind == record_contact.CONTACT:
        who = record_contact.WITH.get(act.data.get("who", ""), "")
        return f"{record_contact.HOW.get(act.data.get('how', ''), 'Contact')}: {who.lower()}"
    if act.kind == hold_meeting.MEETING:
        kind = hold_meeting.KINDS.get(act.data.get("meeting", ""), "Meeting")
        return f"{kind}: {hold_meeting.STATES.get(act.data.get('state', ''), '').lower()}"
    return TITLES.get(act.kind, words.plain(act.kind))


def said(act: Act, pathway: Pathway, about: Act | None, names: Names) -> list[tuple[str, str]]:
    """What was said with it, each with its heading; without what the title says."""
    tell = SAY.get(act.kind)
    if tell is not None:
        return [(title, text) for title, text in tell(act, pathway, about, names) if text]
    plain = (
        (key, value) for key, value in act.data.items() if key not in NOT_SAID and isinstance(value, str)
    )
    return [(words.plain(key), value) for key, value in plain if value]


Say = Callable[[Act, Pathway, Act | None, Names], list[tuple[str, str]]]


def _step(act: Act, pathway: Pathway, about: Act | None, names: Names) -> list[tuple[str, str]]:
    step = step_of(act, pathway)
    return [
        (one.title, value(one, act.data[one.code]))
        for one in (step.asks if step else ())
        if act.data.get(one.code)
    ]


def _contact(act: Act, pathway: Pathway, about: Act | None, names: Names) -> list[tuple[str, str]]:
    data = act.data
    return [
        ("Outcome", record_contact.OUTCOMES.get(data.get("outcome", ""), "")), ("Tried", data.get("to", "")),
        ("Said", data.get("text", "")), ("Language", data.get("language", "")),
        ("Interpreter", record_contact.INTERPRETER.get(data.get("interpreter", "-"), "")),
        ("Child seen", YES_NO.get(data.get("child_seen", ""), "")),
    ]  # fmt: skip


def _meeting(act: Act, pathway: Pathway, about: Act | None, names: Names) -> list[tuple[str, str]]:
    return [("Held on", day(act.data["held_on"])), ("What came of it", act.data.get("text", ""))]


def _action(act: Act, pathway: Pathway, about: Act | None, names: Names) -> list[tuple[str, str]]:
    return [("What", act.data["title"]), ("By whom", act.data["to"]), ("By when", day(act.data["due_on"]))]


def _about(act: Act, pathway: Pathway, about: Act | None, names: Names) -> list[tuple[str, str]]:
    return [("What", str(about.data.get("title") or about.data.get("text") or ""))] if about else []


def _barrier(act: Act, pathway: Pathway, about: Act | None, names: Names) -> list[tuple[str, str]]:
    return [
        ("Barrier", barrier.BARRIERS.get(act.data.get("barrier", ""), "")),
        ("Said", act.data.get("text", "")),
    ]


def _to(act: Act, pathway: Pathway, about: Act | None, names: Names) -> list[tuple[str, str]]:
    return [("To", names.get(act.data.get("to", ""), act.data.get("to", "")))]


def _ending(act: Act, pathway: Pathway, about: Act | None, names: Names) -> list[tuple[str, str]]:
    known = {one.code: one.title for one in pathway.outcomes}
    return [("As", known.get(act.outcome, words.plain(act.outcome)))]


def _clock(act: Act, pathway: Pathway, about: Act | None, names: Names) -> list[tuple[str, str]]:
    known = {step.clock.code: step.clock.title for step in pathway.steps if step.clock}
    return [("Clock", known.get(act.data.get("clock", ""), str(act.data.get("clock", ""))))]


def _risk(act: Act, pathway: Pathway, about: Act | None, names: Names) -> list[tuple[str, str]]:
    data = act.data
    told = (("Police", "police"), ("Children's Resource Service", "crs"))
    return [("Feared", data["text"]), *((title, _told(data, code)) for title, code in told),
            ("Told by", data.get("told_by", ""))]  # fmt: skip


def _told(data: Mapping[str, Any], code: str) -> str:
    if data.get(code) != "yes":
        return "not told yet"
    parts = ("told", data.get(f"{code}_at", ""), data.get(f"{code}_ref", ""))
    return ", ".join(part for part in parts if part)


SAY: dict[str, Say] = {
    report_immediate_risk.RISK: _risk,
    STEP: _step, record_contact.CONTACT: _contact, hold_meeting.MEETING: _meeting, hold_meeting.ACTION: _action,
    hold_meeting.ACTION_DONE: _about, barrier.FOUND: _barrier, barrier.REMOVED: _about, OPENED: _to,
    hand_over.OFFERED: _to, hand_over.ACCEPTED: _to, hand_over.DECLINED: _to, hand_over.ASSIGNED: _to,
    CLOSED: _ending, close_case.ASKED: _ending, PAUSED: _clock, RESUMED: _clock,
}  # fmt: skip


def step_of(act: Act, pathway: Pathway) -> Step | None:
    """The step an act did, in this pathway or in the one the case went along before."""
    known = (step for one in (pathway, *pathways().values()) for step in one.steps)
    return next((step for step in known if step.code == act.step), None)


def value(question: Question, answer: Any) -> str:
    """An answer as it is said."""
    if question.kind == "day":
        return day(answer)
    if question.kind == "yes_no":
        return YES_NO.get(answer, str(answer))
    return dict(question.choices).get(answer, str(answer))
