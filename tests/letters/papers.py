"""A letterhead, facts and a page of paper for the letters' tests. Everybody is invented."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from onroll.letters.facts import FACTS, CaseFacts
from onroll.letters.letterhead import Letterhead
from onroll.letters.printing import Page

ON = date(2026, 11, 24)
HEAD = Letterhead(
    "Anybourne Borough Council", "Children Missing Education", ("Town Hall", "ZY1 1ZZ"), "team@anybourne.example",
    "01632 960001", "Senior Officer", "#1d4f5c",
)  # fmt: skip
PAPER = Page(
    HEAD, "K7TEST", "Amira Testwell", "1 Larch Hill, Anybourne, ZY1 1AA", "Subject: Hello\n\nDear parent,", "en",
    "Education Act 1996 s.436A", ON, ON,
)  # fmt: skip
FORMS = {"line": "Ben Testwell", "long": "- one thing\n- another", "day": date(2026, 12, 8)}


def facts(**values: str | date) -> CaseFacts:
    """Every fact there is, invented; some as given."""
    return CaseFacts(ON, {name: FORMS[fact.form] for name, fact in FACTS.items()} | values)


def paper(text: str, language: str = "en", **changes: object) -> Page:
    return replace(PAPER, text=text, language=language, **changes)
