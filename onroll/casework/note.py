"""Write a note on a case. It adds to the record and moves no clock."""

from __future__ import annotations

from onroll.casework.act import Doer, NotDone, act
from onroll.register.models import CaseAct

NOTE = "note"
LONGEST = 10_000


def note(ref: str, text: str, by: Doer) -> CaseAct:
    """Keep a note. Of two people at once neither is lost; pressed twice it is kept once. Raises NotDone for none."""
    said = text.strip()
    if not said or len(said) > LONGEST:
        raise NotDone(f"write something, in at most {LONGEST:,} characters")
    return act(ref, NOTE, by, data={"text": said}, once=True)
