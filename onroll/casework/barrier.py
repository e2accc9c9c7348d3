"""What stands between a child and a school: found, and taken away."""

from __future__ import annotations

from onroll.casework.act import Doer, NotDone, act, reason
from onroll.facts.case import CaseFile
from onroll.policy.collaboration.barriers import FOUND, REMOVED, standing_barriers
from onroll.register.models import CaseAct

BARRIERS = {
    "housing": "Housing is not settled", "transport": "Getting to school", "language": "Language",
    "send": "Special educational needs", "health": "Physical health", "mental_health": "Mental health",
    "documents": "Papers are missing", "preference": "The place offered is not the one preferred",
    "money": "Money or uniform", "safety": "Safety", "refusal": "The family does not want a school place",
    "no_place": "No place within reach", "other": "Something else",
}  # fmt: skip


def find(ref: str, code: str, by: Doer, *, text: str) -> CaseAct:
    """Write down a barrier. Raises NotDone for one that is not in the list or has no word said of it."""
    if code not in BARRIERS:
        raise NotDone(f"a barrier is one of: {', '.join(BARRIERS)}")
    return act(ref, FOUND, by, data={"barrier": code, "text": reason(text)})


def remove(file: CaseFile, number: int, by: Doer, *, why: str) -> CaseAct:
    """Write down that a barrier is gone, and how."""
    if number not in {one.number for one in standing_barriers(file)}:
        raise NotDone("there is no such barrier on this case")
    return act(file.ref, REMOVED, by, data={"act": number}, why=reason(why))
