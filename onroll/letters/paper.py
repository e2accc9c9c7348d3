"""A paper of the office's own as a PDF that a screen reader can read: a closing pack, the index of a bundle.

It is marked on every page, and the same paper made twice is the same to the byte.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import typst

from onroll.letters.fonts import folders
from onroll.letters.printing import MARKING
from onroll.letters.wording import CannotWrite

LAYOUT = Path(__file__).resolve().parent / "paper.typ"
WIDE = 5
"""From so many columns on a paper is turned on its side."""


@dataclass(frozen=True, slots=True)
class Part:
    """One heading and its table; without heads a list, of rows of one. widths: the columns' shares, equal if none."""

    title: str
    rows: Sequence[Sequence[str]]
    heads: Sequence[str] = ()
    widths: Sequence[float] = field(default=())


@dataclass(frozen=True, slots=True)
class Paper:
    """What a paper says: whose, its title and reference, whom it is about in pairs of words, and its parts."""

    council: str
    title: str
    reference: str
    about: Sequence[tuple[str, str]]
    parts: Sequence[Part]


def as_pdf(paper: Paper, *, fonts: Path | None = None) -> bytes:
    """The paper as a tagged PDF. Raises CannotWrite when something in it is in letters that no font here has."""
    said = {
        "council": paper.council, "title": paper.title, "reference": paper.reference, "marking": MARKING,
        "about": [list(pair) for pair in paper.about],
        "wide": any(len(part.heads) >= WIDE for part in paper.parts),
        "parts": [{"title": part.title, "heads": list(part.heads), "rows": [list(row) for row in part.rows],
                   "widths": list(part.widths) or [1] * len(part.heads)} for part in paper.parts],
    }  # fmt: skip
    try:
        return typst.compile(
            LAYOUT, sys_inputs={"paper": json.dumps(said)}, pdf_standards="ua-1", format="pdf",
            ignore_system_fonts=True, font_paths=folders(fonts),
        )  # fmt: skip
    except typst.TypstError as wrong:
        raise CannotWrite(f"this paper cannot be printed: {str(wrong).splitlines()[0]}") from wrong
