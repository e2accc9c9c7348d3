"""Cancel a letter that has not left, or one of which nobody knows whether it has."""

from __future__ import annotations

from django.db import transaction

from onroll.casework.act import Doer, NotDone, reason, write
from onroll.casework.draft_letter import one_letter, take
from onroll.facts.case import CaseFile
from onroll.register.models import Letter
from onroll.register.models.letter import CANCELLED, DRAFTED, SENDING

CANCEL = "letter_cancelled"


def cancel_letter(file: CaseFile, number: int, by: Doer, *, why: str, seen: int) -> Letter:
    """Cancel it, with a reason; its words are kept. Raises NotDone for one that has left, Changed."""
    said = reason(why)
    with transaction.atomic():
        case, letter = one_letter(file, number, by)
        if letter.state not in (DRAFTED, SENDING):
            raise NotDone("this letter has left, or is cancelled already")
        take(letter, seen, from_state=letter.state, state=CANCELLED, ended_by=by.actor.name, ended_at=by.now)
        write(case, CANCEL, by, data={"letter": number}, why=said)
    return letter
