"""What becomes of a letter filed to be printed: its paper is taken, it is posted, or it is called back.

The filing passed the gate once. The answers may change before the paper is taken, so the gate is asked again each time.
"""

from __future__ import annotations

from django.db import transaction

from onroll.casework.act import Doer, NotDone, reason, write
from onroll.casework.draft_letter import one_letter, take
from onroll.casework.pass_gate import ruling_on
from onroll.casework.send_letter import LETTER
from onroll.facts.case import UNDONE, CaseFile
from onroll.register.held import Held
from onroll.register.models import Letter
from onroll.register.models.letter import CANCELLED, PRINTED

POSTED = "letter_posted"
FROM_THE_RECORD = frozenset({"manager"})
"""The roles that may open the paper of a held letter, as what is on the record and not as post."""


def why_not_taken(file: CaseFile, letter: Letter, by: Doer, of: Held | None = None) -> str:
    """Why the paper of a letter may not be taken now, in the gate's words; nothing when it may."""
    if letter.state == CANCELLED:
        return "This letter was called back: it is not to be posted."
    ruling = ruling_on(file, letter, by, of)
    return "" if ruling else f"{ruling.why} {ruling.to_do}".strip()


def was_posted(file: CaseFile, number: int) -> bool:
    """Has anybody said that it was posted?"""
    return any(act.data.get("letter") == number for act in file.of(POSTED))


def say_posted(file: CaseFile, number: int, by: Doer, *, seen: int) -> Letter:
    """Write down that the paper was posted, or given by hand. Raises NotDone, Changed."""
    with transaction.atomic():
        case, letter = one_letter(file, number, by)
        _insist_open(file, letter)
        take(letter, seen, from_state=PRINTED)
        write(case, POSTED, by, data={"letter": number})
    return letter


def call_back(file: CaseFile, number: int, by: Doer, *, why: str, seen: int) -> Letter:
    """It was not posted after all, with a reason; what was filed stays on the record. Raises NotDone, Changed."""
    said = reason(why)
    with transaction.atomic():
        case, letter = one_letter(file, number, by)
        _insist_open(file, letter)
        take(letter, seen, from_state=PRINTED, state=CANCELLED, ended_by=by.actor.name, ended_at=by.now)
        filing = next(act for act in reversed(file.of(LETTER)) if act.data.get("letter") == number)
        write(case, UNDONE, by, data={"act": filing.number, "letter": number}, why=said)
    return letter


def _insist_open(file: CaseFile, letter: Letter) -> None:
    if letter.state != PRINTED:
        raise NotDone("this letter is not one that is filed to be printed")
    if was_posted(file, letter.pk):
        raise NotDone("it was said that this letter was posted")
