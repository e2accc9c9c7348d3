"""How a letter leaves from a page: made ready, sent by e-mail or printed, and filed; the gate is asked as it goes."""

from __future__ import annotations

from datetime import date

from django.conf import settings

from onroll.casework.act import Doer, NotDone
from onroll.casework.send_letter import Filed, NotTaken, print_letter, send_letter
from onroll.facts.case import CaseFile
from onroll.letters import post
from onroll.letters.catalogue import edition
from onroll.letters.letterhead import letterhead
from onroll.letters.printing import Page, as_pdf, as_plain_text
from onroll.letters.ready import not_ready
from onroll.letters.wording import CannotWrite, subject_of
from onroll.register.models import Letter
from onroll.reports.removals.asked import why_not_the_answer


def send(file: CaseFile, letter: Letter, by: Doer, *, seen: int) -> None:
    """Send one by e-mail. Raises NotDone, Changed."""
    if not by_mail(letter):
        raise NotDone("this letter goes to an address: print it")
    insist_ready(letter, by.on)
    page = page_of(letter, by.on)
    try:
        filed = _pdf(letter, page)
    except CannotWrite:
        said = f"Subject: {subject_of(letter.text)}\n\n{as_plain_text(page)}"
        filed = Filed(said.encode(), "text/plain; charset=utf-8", _title(letter), _name(letter, "txt"))
    send_letter(file, letter.pk, filed, by, seen=seen, post=lambda one: _post(one, page))


def print_it(file: CaseFile, letter: Letter, by: Doer, *, seen: int) -> None:
    """File one as it is printed. Raises NotDone, Changed."""
    insist_ready(letter, by.on)
    try:
        filed = _pdf(letter, page_of(letter, by.on))
    except CannotWrite as wrong:
        raise NotDone(str(wrong)) from wrong
    print_letter(file, letter.pk, filed, by, seen=seen)


def by_mail(letter: Letter) -> bool:
    """Does it go by e-mail?"""
    return "@" in letter.address


def page_of(letter: Letter, on: date) -> Page:
    """All that the letter shows when it leaves on a day."""
    basis = str(edition(letter.code, letter.edition).basis)
    return Page(
        letterhead(), letter.case.ref, letter.to_name, "" if by_mail(letter) else letter.address, letter.text,
        letter.language, basis, letter.facts_on, on,
    )  # fmt: skip


def why_not(letter: Letter, on: date) -> str:
    """Why it may not leave as it stands, whatever the gate says; nothing when it may."""
    made_from = edition(letter.code, letter.edition)
    return not_ready(made_from, letter.text, letter.facts, letterhead(), on) or why_not_the_answer(
        letter.code, letter.case, letter.facts, on
    )


def insist_ready(letter: Letter, on: date) -> None:
    """Raises NotDone saying why it may not leave as it stands."""
    if why := why_not(letter, on):
        raise NotDone(why)


def _pdf(letter: Letter, page: Page) -> Filed:
    made = as_pdf(page, fonts=settings.ONROLL_HOME / "fonts")
    return Filed(made, "application/pdf", _title(letter), _name(letter, "pdf"))


def _title(letter: Letter) -> str:
    return f"{edition(letter.code, letter.edition).title}, to {letter.to_name}"


def _name(letter: Letter, ending: str) -> str:
    return f"{letter.code}-{letter.case.ref}-{letter.pk}.{ending}"


def _post(letter: Letter, page: Page) -> str:
    """By e-mail, under a subject line that names no child."""
    subject = f"{page.head.council}: letter {page.reference}"
    try:
        return post.send(post.Message(letter.address, subject, as_plain_text(page), letter.effect_key))
    except post.NotSent as refused:
        raise NotTaken(str(refused)) from refused
    except post.MayHaveGone as cut:
        raise NotDone(f"it is not known whether the letter went: {cut}") from cut
