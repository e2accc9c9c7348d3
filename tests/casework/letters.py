"""A case with answers and a letter to the mother, for the tests of what leaves."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from onroll.casework.act import Doer
from onroll.casework.answer_safe_contact import Said, answer_safe_contact
from onroll.casework.draft_letter import Draft, draft_letter
from onroll.casework.send_letter import Filed
from onroll.facts.case import CaseFile
from onroll.policy.who_may_know.answers import CONCERNS, MAY
from onroll.policy.who_may_know.sending import Kind, Recipient, Sending, Who
from onroll.register.models import Letter
from tests.casework.conftest import DAY, Desk

HOME = "1 Larch Hill, Anybourne, ZY1 1AA"
MOTHER = Recipient(Who.PARENT, "Amira Testwell")
ANSWERS = Said(
    told={MOTHER.key: MAY}, forbidden="nobody", safe={HOME: "yes"}, concerns=dict.fromkeys(CONCERNS, "no")
)
FILED = Filed(b"%PDF-1.7 a letter", "application/pdf", "First contact", "first-contact.pdf")
TEXT = "Subject: Where is Ben educated?\n\nPlease tell us."


def answer(desk: Desk, said: Said = ANSWERS, seen: int = 0, by: Doer | None = None) -> int:
    """The number of the answers given."""
    return answer_safe_contact(desk.child.ref, said, by or desk.by(), seen=seen).pk


def to(who: Recipient = MOTHER, address: str = HOME) -> Sending:
    return Sending(Kind.LETTER, who, address)


def drafted(desk: Desk, file: CaseFile, sending: Sending | None = None, text: str = TEXT) -> Letter:
    """A first contact, drafted."""
    new = Draft(
        "first-contact", "2024-09-02", "First contact", "en", sending or to(), DAY, {"child": "Ben"}, text
    )
    return draft_letter(file, new, desk.by())


def later(by: Doer, days: int) -> Doer:
    return replace(by, now=by.now + timedelta(days=days))
