"""A letter's words: read from its text, filled with facts, and taken apart into headings, paragraphs and lists.

A text begins with "Subject: …" and may go on with "Review: …"; a blank line, and then the letter. In it "## " begins
a heading, "- " a line of a list, a blank line a paragraph, and {name} is a fact. Nothing else has a meaning.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from onroll.letters.facts import FACTS, CaseFacts
from onroll.letters.languages import AWAITING, ENGLISH, LANGUAGES, Language
from onroll.letters.shape import Letter

TEXTS = Path(__file__).resolve().parent / "texts"
GAP = re.compile(r"\{(\w+)\}")
IN_ENGLISH = "## In English"
"""Where a translated letter goes on in English, so that nobody has to rely on a translation nobody has reviewed."""


class CannotWrite(ValueError):
    """The letter cannot be written: says what is missing or not known, in words for whoever asked."""


@dataclass(frozen=True, slots=True)
class Wording:
    """A letter's words in one language, and whether a person has yet to review them."""

    subject: str
    body: str
    review: str = ""

    @property
    def awaits_review(self) -> bool:
        return self.review == AWAITING


@dataclass(frozen=True, slots=True)
class Block:
    """One heading, paragraph or list, in the language it is written in."""

    kind: str
    text: str = ""
    items: tuple[str, ...] = ()
    language: str = ENGLISH


def languages_of(letter: Letter) -> tuple[Language, ...]:
    """The languages the letter has been written in, English first."""
    return tuple(one for one in LANGUAGES.values() if _place(letter, one.code).is_file())


def wording(letter: Letter, language: str) -> Wording:
    """The letter's words as they stand, facts not filled in. Raises CannotWrite for a language it is not in."""
    place = _place(letter, language)
    if language not in LANGUAGES or not place.is_file():
        raise CannotWrite(f"{letter.title} has not been written in {language!r}")
    head, _, body = place.read_text("utf-8").partition("\n\n")
    said = dict(line.split(": ", 1) for line in head.splitlines())
    return Wording(said["Subject"].strip(), body.strip(), said.get("Review", "").strip())


def draft(letter: Letter, language: str, facts: CaseFacts) -> str:
    """The text an officer goes on to edit: a subject line, the letter, and the English after a translation.

    Raises CannotWrite naming every fact that is needed and not known.
    """
    if lacking := facts.lacking(letter.needs):
        raise CannotWrite("not known: " + "; ".join(FACTS[name].title.lower() for name in lacking))
    said = _filled(letter, language, facts)
    if language == ENGLISH:
        return said
    english = _filled(letter, ENGLISH, facts).partition("\n")[2].strip()
    return f"{said}\n\n{IN_ENGLISH}\n\n{english}"


def subject_of(text: str) -> str:
    """The first line of a letter's text, without its mark."""
    return text.partition("\n")[0].removeprefix("Subject:").strip()


def blocks(text: str, language: str) -> tuple[Block, ...]:
    """The letter's text without its subject, taken apart."""
    found: list[Block] = []
    now = language
    for part in re.split(r"\n\s*\n", text.partition("\n")[2].strip()):
        if part.strip() == IN_ENGLISH:
            now = ENGLISH
        found += _blocks_of(part.strip().splitlines(), now)
    return tuple(found)


def gaps(said: Wording) -> frozenset[str]:
    """The names of the facts that a text asks for."""
    return frozenset(GAP.findall(said.subject + said.body))


def _place(letter: Letter, language: str) -> Path:
    return TEXTS / letter.folder / f"{language}.txt"


def _filled(letter: Letter, language: str, facts: CaseFacts) -> str:
    said = wording(letter, language)
    return GAP.sub(lambda gap: facts.written(gap[1], language), f"Subject: {said.subject}\n\n{said.body}")


def _blocks_of(lines: list[str], language: str) -> list[Block]:
    """Neighbouring list lines are one list; any other lines that stand together are one paragraph."""
    found: list[Block] = []
    for line in (one.strip() for one in lines):
        last = found[-1] if found else None
        if line.startswith("## "):
            found.append(Block("heading", line[3:], language=language))
        elif line.startswith("- "):
            items = (*last.items, line[2:]) if last and last.kind == "list" else (line[2:],)
            found[len(found) - bool(last and last.kind == "list") :] = [Block("list", "", items, language)]
        elif last and last.kind == "paragraph":
            found[-1] = Block("paragraph", f"{last.text} {line}", language=language)
        elif line:
            found.append(Block("paragraph", line, language=language))
    return found
