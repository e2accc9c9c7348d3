"""Removal from roll in the words of its pages."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from onroll.facts.answers import Truth
from onroll.facts.case import Act, CaseFile
from onroll.policy.removal_from_roll import confirmation, removal
from onroll.policy.removal_from_roll.grounds import ASKED
from onroll.policy.removal_from_roll.ruling import MADE_OUT, MORE_NEEDED, NOT_MADE_OUT
from onroll.reports.removals.asked import Request

STAGES = {
    "challenge": "The school is to be asked",
    "asked": "To decide",
    "decided": "Decided",
    "closed": "Closed",
}
TO_A_SCHOOL = {"challenge": "We ask you about this", "asked": "We are looking into it", "decided": "Answered",
               "closed": "Answered"}  # fmt: skip
RULINGS = {
    MADE_OUT: "Made out",
    NOT_MADE_OUT: "Not made out on what we know",
    MORE_NEEDED: "Something is missing",
}
COLOURS = {MADE_OUT: "green", NOT_MADE_OUT: "red", MORE_NEEDED: "yellow"}
TRUTHS = {Truth.YES: "Holds", Truth.NO: "Does not hold", Truth.UNKNOWN: "Not known"}
TRUTH_COLOURS = {Truth.YES: "green", Truth.NO: "red", Truth.UNKNOWN: "yellow"}


def grounds() -> list[dict[str, str]]:
    """The fifteen grounds as choices."""
    return [{"value": one.letter, "text": f"({one.letter}) {one.law.heading}"} for one in ASKED.values()]


def in_words(one: Request, names: Mapping[str, str], to_a_school: bool) -> dict[str, Any]:
    """One request as a line of a list. names: of schools, by number."""
    decided = one.decision
    return {
        "ref": one.case.ref, "child": one.file.child, "name": one.name, "born": one.file.facts.get("dob"),
        "school": names.get(one.case.school, one.case.school), "opened_on": one.case.opened_on, "ground": one.ground,
        "ruling": RULINGS[one.ruling.outcome], "colour": COLOURS[one.ruling.outcome], "stage": one.stage,
        "stage_words": (TO_A_SCHOOL if to_a_school else STAGES)[one.stage], "because": one.case.because,
        "decision": removal.DECISIONS.get(str(decided.data["decision"]), "") if decided else "",
    }  # fmt: skip


def weighed(one: Request) -> list[dict[str, Any]]:
    """Each condition of the ground, and whether it holds."""
    return [
        {"code": part.condition.code, "confirmable": part.condition.may_be_confirmed,
         "question": part.condition.question, "truth": TRUTHS[part.truth], "colour": TRUTH_COLOURS[part.truth],
         "by": "the council" if part.condition.by == "council" else "the school",
         "unsure": part.condition.certainty != "confirmed"}
        for part in one.ruling.weighed
    ]  # fmt: skip


def shown_by(file: CaseFile, act: Act) -> dict[str, list[str]]:
    """What a confirmation rests on: the address the link went to and how we came by it, who answered, which paper."""
    address = confirmation.address_said(confirmation.asked_with(file, act))
    paper = next((str(kept.data["title"]) for kept in file.of("document")
                  if act.data.get("paper") and kept.data.get("document") == act.data["paper"]), "")  # fmt: skip
    said = (("Link sent to", address), ("Answered by", act.data.get("who")), ("Paper", paper))
    return {"lines": [f"{title}: {words}" for title, words in said if words]}
