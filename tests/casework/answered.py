"""The safe-contact questions answered with nothing to fear, so that what a test is about may leave."""

from __future__ import annotations

from onroll.casework.act import Doer
from onroll.casework.answer_safe_contact import NOBODY, Said, answer_safe_contact
from onroll.facts.case import CaseFile
from onroll.policy.pathway import pathways
from onroll.policy.who_may_know.answers import CONCERNS
from onroll.policy.who_may_know.from_acts import answers_of
from onroll.register.cases import child_of
from onroll.register.held import child_acts


def nothing_to_fear(child: str, by: Doer) -> None:
    """Answer for a child, in place of any answers there are."""
    seen = answers_of(child_acts(child_of(child, by.actor).pk))[0]
    said = Said(forbidden=NOBODY, concerns=dict.fromkeys(CONCERNS, "no"))
    answer_safe_contact(child, said, by, seen=seen)


def ready(file: CaseFile, step: str, by: Doer) -> None:
    """Answer the questions if this step asks for it."""
    if pathways()[file.way_out].step(step).gate:
        nothing_to_fear(file.child, by)
