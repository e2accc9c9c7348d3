"""What an enquiry is: somebody asked or a record looked at, under a law, with an answer that is no mere silence."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from onroll.facts.case import CLOSED, STEP, Act, CaseFile
from onroll.facts.citation import Citation
from onroll.policy.deadlines.local import PARTNER_REPLY
from onroll.policy.pathway import Question, Step, When, always, at_once

HEADING = "Children we have failed to track"

NO_TRACE, TRACED, LEAD = "no_trace", "traced", "lead"
FOUND = (
    (NO_TRACE, "No trace of the child"),
    (TRACED, "Says where the child is"),
    (LEAD, "Something that must be followed up first"),
)
ANSWER = (
    Question("found", "What came of it", "choice", FOUND),
    Question("said", "What was found or said", "long"),
    Question("concern", "Is there anything in it to fear for the child", "yes_no",
             hint="“Not known” keeps the case open until it is known."),
)  # fmt: skip
ANSWERED_BY = Question("answered_by", "Who answered")


@dataclass(frozen=True, slots=True)
class Enquiry:
    """One of the enquiries: whom it is made of, the law it rests on, and who may leave it out.

    `of`: whom, in words; `partner` of them must be asked and answers in their own time, else an officer looks.
    `waits`: that nobody knows is known once the time to answer has passed, not before.
    `leaves`: it names the child to somebody outside, or leads somebody to a door: the safe-contact questions first.
    """

    code: str
    row: str
    title: str
    of: str
    basis: Citation
    partner: bool = False
    leaves: bool = False
    skip: Literal["reason", "manager"] = "reason"
    when: When = always
    why: str = "The policy asks for it before the search may end. No reply is not “no trace”."
    more: tuple[Question, ...] = ()
    letter: str = "enquiry"
    opens: Callable[[CaseFile], date | None] = at_once
    opens_after: str = ""
    waits: bool = False

    def step(self) -> Step:
        """The enquiry as a step of the case: sent and chased until it is answered, or looked up and written down."""
        return Step(
            self.code, self.title, self.why, rows=(self.row,), who="partner" if self.partner else "officer",
            citation=self.basis, clock=PARTNER_REPLY if self.partner else None,
            starts=self.code if self.partner else "opened", when=self.when, sends=self.partner, skip=self.skip,
            asks=(*((ANSWERED_BY,) if self.partner else ()), *self.more, *ANSWER),
            letter=self.letter if self.partner else "", gate=self.leaves,
            opens=self.opens, opens_after=self.opens_after, afresh=True, asked_first=self.partner,
            silence=("found", NO_TRACE) if self.waits else None,
        )  # fmt: skip


def latest(enquiry: Enquiry, file: CaseFile) -> Act | None:
    """The last thing done on an enquiry since the case was opened, or opened again."""
    return file.since_opened(enquiry.code)


def stands_in_the_way(enquiry: Enquiry, file: CaseFile) -> str:
    """Why the search may not end because of this enquiry; empty when it found no trace or was not appropriate."""
    act = latest(enquiry, file)
    if act is None:
        again = file.last(STEP, enquiry.code) is not None and file.last(CLOSED) is not None
        return "to be made again, since the case was opened again" if again else "not made yet"
    if act.outcome == "not_appropriate":
        return "" if act.data.get("why") else "left out without a reason"
    if act.outcome not in ("done", "answered"):
        return "no reply yet, which is not “no trace”"
    return _says(act)


def _says(act: Act) -> str:
    found, concern = act.data.get("found"), act.data.get("concern")
    if found != NO_TRACE:
        return {TRACED: "it says where the child is: go there", LEAD: "it must be followed up first"}.get(
            str(found), "what came of it is not written down"
        )
    return "" if concern in ("no", "yes") else "whether there is anything to fear is not known"
