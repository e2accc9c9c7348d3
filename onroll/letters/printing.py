"""A letter as a PDF that a screen reader can read (PDF/UA-1), and as plain text for an e-mail.

Values go in as JSON and are shown as text, never built into the layout's source. A character that no font here has
stops the printing: a letter of empty boxes must never leave.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import typst

from onroll.letters.fonts import folders
from onroll.letters.languages import LANGUAGES
from onroll.letters.letterhead import Letterhead
from onroll.letters.wording import Block, CannotWrite, blocks, subject_of

LAYOUT = Path(__file__).resolve().parent / "letter.typ"
MARKING = "OFFICIAL-SENSITIVE"
"""What the office's own papers are marked with: a letter is not."""


@dataclass(frozen=True, slots=True)
class Page:
    """All that a letter shows: whom it is for, its text, its basis, the day of its facts and of its writing."""

    head: Letterhead
    reference: str
    to_name: str
    address: str
    text: str
    language: str
    basis: str
    facts_on: date
    on: date


@dataclass(frozen=True, slots=True)
class Cover:
    """What lies on top of letters printed together: a title, what to do with it, and lines under headings."""

    title: str
    warning: str
    parts: tuple[tuple[str, tuple[str, ...]], ...]


def as_pdf(page: Page, *, fonts: Path | None = None) -> bytes:
    """The letter as a tagged PDF. `fonts`: a folder of the council's own free fonts, besides those that come along.

    Raises CannotWrite, naming the language, when its script cannot be printed here.
    """
    return as_one_pdf([page], fonts=fonts)


def as_one_pdf(pages: Sequence[Page], cover: Cover | None = None, *, fonts: Path | None = None) -> bytes:
    """Letters as one tagged PDF, each beginning on a page of its own and counting its own. Raises CannotWrite."""
    said = _document(pages, cover)
    try:
        made = typst.compile(
            LAYOUT, sys_inputs={"letters": json.dumps(said)}, pdf_standards="ua-1", format="pdf",
            ignore_system_fonts=True, font_paths=folders(fonts),
        )  # fmt: skip
    except typst.TypstError as wrong:
        raise CannotWrite(_why(pages, str(wrong))) from wrong
    return made


def as_plain_text(page: Page) -> str:
    """The letter as an e-mail says it, without its subject."""
    head = page.head
    parts = [_plain(block) for block in blocks(page.text, page.language)]
    closing = f"{head.signed_by}\n{head.council}\n{head.telephone}\n{head.email}"
    known = f"Written from what we knew on {_day(page.facts_on)}."
    stated = f"Our reference: {page.reference}\nLegal basis: {page.basis}\n{known}"
    return "\n\n".join([*parts, closing, stated]) + "\n"


def _document(pages: Sequence[Page], cover: Cover | None) -> dict[str, Any]:
    """What the layout shows: a document of one letter is in that letter's language, of several in English."""
    letters = [_shown(page) for page in pages]
    alone = letters[0] if len(letters) == 1 and cover is None else None
    return {
        "title": alone["subject"] if alone else cover.title if cover else "Letters",
        "council": pages[0].head.council if pages else "", "letters": letters,
        "language": alone["language"] if alone else "en", "direction": alone["direction"] if alone else "ltr",
        "cover": cover and {"title": cover.title, "warning": cover.warning, "marking": MARKING,
                            "parts": [{"title": title, "lines": lines} for title, lines in cover.parts]},
    }  # fmt: skip


def _shown(page: Page) -> dict[str, Any]:
    head = page.head
    return {
        "council": head.council, "team": head.team, "colour": head.colour, "signed_by": head.signed_by,
        "from": [*head.lines, head.telephone, head.email],
        "to": [line for line in (page.to_name, *(part.strip() for part in page.address.split(","))) if line],
        "date": _day(page.on), "reference": page.reference, "subject": subject_of(page.text),
        "language": page.language, "direction": LANGUAGES[page.language].direction,
        "blocks": [_block(one) for one in blocks(page.text, page.language)],
        "basis": page.basis, "facts_on": _day(page.facts_on),
    }  # fmt: skip


def _block(one: Block) -> dict[str, Any]:
    return {"kind": one.kind, "text": one.text, "items": list(one.items), "language": one.language,
            "direction": LANGUAGES[one.language].direction}  # fmt: skip


def _plain(one: Block) -> str:
    return "\n".join(f"- {item}" for item in one.items) if one.kind == "list" else one.text


def _day(on: date) -> str:
    return f"{on:%-d %B %Y}"


def _why(pages: Sequence[Page], said: str) -> str:
    languages = ", ".join(dict.fromkeys(LANGUAGES[page.language].title for page in pages))
    if "could not be displayed" in said:
        return (
            f"the letter, in {languages}, cannot be printed: something in it is in letters that no font here has."
            " Write it another way, send it by e-mail, or ask your IT team to put a free font into the folder for fonts"
        )
    return f"the letter cannot be printed: {said.splitlines()[0]}"
