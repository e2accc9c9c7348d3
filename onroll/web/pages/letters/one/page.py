"""One letter: what the gate says of it, how it looks, its words to edit; then sent, printed or cancelled."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from onroll.casework.act import NotDone
from onroll.casework.cancel_letter import cancel_letter
from onroll.casework.draft_letter import edit_letter, sending_of
from onroll.casework.pass_gate import ruling_on
from onroll.casework.send_letter import Filed, NotTaken, print_letter, send_letter
from onroll.facts.case import CaseFile
from onroll.letters import post
from onroll.letters.catalogue import edition
from onroll.letters.languages import LANGUAGES
from onroll.letters.letterhead import letterhead
from onroll.letters.printing import Page, as_pdf, as_plain_text
from onroll.letters.ready import not_ready
from onroll.letters.wording import CannotWrite, blocks, subject_of, wording
from onroll.policy.who_may_know.sending import Kind, Who
from onroll.register.models import Case, Letter
from onroll.register.scope import NotFound
from onroll.web.pages.cases import form, people, seen
from onroll.web.pages.letters import whom
from onroll.web.today import real_today

Does = Callable[[HttpRequest, CaseFile, Letter], str]


@require_http_methods(["GET", "HEAD", "POST"])
def one(request: HttpRequest, ref: str, number: int) -> HttpResponse:
    """Show it; do what a button asks."""
    case, _ = seen.find(request, ref)
    if not Letter.objects.filter(case=case, pk=number).exists():
        raise NotFound(f"there is no letter {number}")

    def do(case: Case, file: CaseFile) -> str:
        asked = DO.get(request.POST.get("do", ""))
        if asked is None:
            raise NotDone("say what is to be done with the letter")
        return asked(request, file, Letter.objects.get(case=case, pk=number))

    def values(case: Case, file: CaseFile) -> Mapping[str, Any]:
        return shown(request, file, Letter.objects.select_related("child").get(case=case, pk=number))

    title = edition(*Letter.objects.values_list("code", "edition").get(pk=number)).title
    template = "letters/one/page.html"
    return form.answered(request, ref, template, title, do, values, back=("letter", ref, number))


def _edit(request: HttpRequest, file: CaseFile, letter: Letter) -> str:
    text, why = seen.words(request.POST, "text"), seen.words(request.POST, "reason")
    edit_letter(file, letter.pk, text, seen.doer(request), seen=seen.version(request), reason=why)
    return "The words are kept."


def _send(request: HttpRequest, file: CaseFile, letter: Letter) -> str:
    if "@" not in letter.address:
        raise NotDone("this letter goes to an address: print it")
    _ready(letter)
    page = page_of(letter)
    try:
        filed = _pdf(letter, page)
    except CannotWrite:
        said = f"Subject: {subject_of(letter.text)}\n\n{as_plain_text(page)}"
        filed = Filed(said.encode(), "text/plain; charset=utf-8", _title(letter), _name(letter, "txt"))
    send_letter(
        file,
        letter.pk,
        filed,
        seen.doer(request),
        seen=seen.version(request),
        post=lambda one: _post(one, page),
    )
    return "The letter is sent, and filed on the case."


def _print(request: HttpRequest, file: CaseFile, letter: Letter) -> str:
    _ready(letter)
    try:
        filed = _pdf(letter, page_of(letter))
    except CannotWrite as wrong:
        raise NotDone(str(wrong)) from wrong
    print_letter(file, letter.pk, filed, seen.doer(request), seen=seen.version(request))
    return "The letter is ready to print, and filed on the case."


def _cancel(request: HttpRequest, file: CaseFile, letter: Letter) -> str:
    why = seen.words(request.POST, "why")
    cancel_letter(file, letter.pk, seen.doer(request), why=why, seen=seen.version(request))
    return "The letter is cancelled."


DO: Mapping[str, Does] = {"edit": _edit, "send": _send, "print": _print, "cancel": _cancel}


def shown(request: HttpRequest, file: CaseFile, letter: Letter) -> dict[str, Any]:
    """The letter as its page has it."""
    made_from, state = edition(letter.code, letter.edition), whom.STATES[letter.state]
    ruling = ruling_on(file, letter, seen.doer(request))
    words = wording(made_from, letter.language)
    return {
        "letter": letter, "version": letter.version, "state": state[0], "colour": state[1], "law": str(made_from.basis),
        "ruling": ruling, "ruled": whom.OUTCOMES[ruling.outcome], "why_not": not_ready(
            made_from, letter.text, letter.facts, letterhead(), real_today()),
        "to": letter.to_name, "who": whom.WHO[Who(letter.to_kind)], "by_mail": "@" in letter.address,
        "subject": subject_of(letter.text), "language": LANGUAGES[letter.language], "awaits": words.awaits_review,
        "blocks": [(one, LANGUAGES[one.language]) for one in blocks(letter.text, letter.language)],
        "visit": letter.kind == Kind.VISIT.value, "names": people.names(), "was_edited": letter.text != letter.drafted,
        "tells": [whom.TELLS[one] for one in sending_of(letter).tells],
    }  # fmt: skip


def page_of(letter: Letter) -> Page:
    """All that the letter shows when it leaves today."""
    basis = str(edition(letter.code, letter.edition).basis)
    return Page(
        letterhead(), letter.case.ref, letter.to_name, "" if "@" in letter.address else letter.address, letter.text,
        letter.language, basis, letter.facts_on, real_today(),
    )  # fmt: skip


def _ready(letter: Letter) -> None:
    made_from = edition(letter.code, letter.edition)
    if why := not_ready(made_from, letter.text, letter.facts, letterhead(), real_today()):
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
