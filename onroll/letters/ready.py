"""Whether a letter may be sent as it stands: its law binds, its day leaves time enough, nothing in it is unfinished."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from onroll.letters.facts import LINK_TO_COME
from onroll.letters.letterhead import Letterhead, to_complete
from onroll.letters.shape import Letter
from onroll.letters.wording import GAP


def not_ready(letter: Letter, text: str, facts: Mapping[str, str], head: Letterhead, on: date) -> str:
    """Why it may not be sent on a day, in words; nothing when it may."""
    return letter.not_yet(on) or _too_soon(letter, facts, on) or _unfinished(text, head)


def _too_soon(letter: Letter, facts: Mapping[str, str], on: date) -> str:
    said = facts.get("deadline_on", "")
    if letter.deadline is None or not said:
        return ""
    least = letter.deadline(on)
    if date.fromisoformat(said) >= least:
        return ""
    return f"{letter.basis}: sent on {on:%-d %B %Y}, the day to reply by is {least:%-d %B %Y} at the earliest"


def _unfinished(text: str, head: Letterhead) -> str:
    if LINK_TO_COME in text:
        return "the signed link is still to be put in"
    if gap := GAP.search(text):
        return f"the letter still has a gap: {gap[0]}"
    return unfinished_head(head)


def unfinished_head(head: Letterhead) -> str:
    """Why no letter leaves under a letterhead, in words; nothing when it is whole."""
    lacking = " and ".join(to_complete(head))
    return (
        f"the council's letterhead is still to be completed: {lacking} (letterhead.toml)" if lacking else ""
    )
