"""One letter: what the gate says of it, how it looks, its words to edit; then sent, filed or cancelled."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from onroll.casework.act import NotDone
from onroll.casework.cancel_letter import cancel_letter
from onroll.casework.draft_letter import edit_letter, sending_of
from onroll.casework.filed_letter import FROM_THE_RECORD, call_back, say_posted, was_posted
from onroll.casework.pass_gate import ruling_on
from onroll.facts.case import CaseFile
from onroll.letters.catalogue import edition
from onroll.letters.languages import LANGUAGES
from onroll.letters.wording import blocks, subject_of, wording
from onroll.policy.removal_from_roll.confirmation import of_address
from onroll.policy.who_may_know.sending import PEOPLE, Kind, Who
from onroll.register.models import Case, Letter
from onroll.register.scope import NotFound
from onroll.web import access
from onroll.web.pages.cases import form, people, seen
from onroll.web.pages.letters import leaving, whom
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
    edit_letter(file, letter.pk, text, seen.doer(request), seen=seen.version(request), reason=why,
                address=request.POST.get("address"))  # fmt: skip
    return "The words are kept."


def _send(request: HttpRequest, file: CaseFile, letter: Letter) -> str:
    leaving.send(file, letter, seen.doer(request), seen=seen.version(request))
    return "The letter is sent, and filed on the case."


def _print(request: HttpRequest, file: CaseFile, letter: Letter) -> str:
    leaving.print_it(file, letter, seen.doer(request), seen=seen.version(request))
    return "The letter is filed on the case, to be printed."


def _cancel(request: HttpRequest, file: CaseFile, letter: Letter) -> str:
    why = seen.words(request.POST, "why")
    cancel_letter(file, letter.pk, seen.doer(request), why=why, seen=seen.version(request))
    return "The letter is cancelled."


def _posted(request: HttpRequest, file: CaseFile, letter: Letter) -> str:
    say_posted(file, letter.pk, seen.doer(request), seen=seen.version(request))
    return "It is written down that the letter was posted."


def _back(request: HttpRequest, file: CaseFile, letter: Letter) -> str:
    call_back(file, letter.pk, seen.doer(request), why=seen.words(request.POST, "why"), seen=seen.version(request))
    return "The letter is called back. What was filed stays on the record."


DO: Mapping[str, Does] = {"edit": _edit, "send": _send, "print": _print, "cancel": _cancel, "posted": _posted,
                          "back": _back}  # fmt: skip


def paper_held(request: HttpRequest, case: Case, file: CaseFile, letter: Letter, why: str) -> HttpResponse:
    """In place of the paper of a letter that is held now: its page, saying why it is not given."""
    title = edition(letter.code, letter.edition).title
    return form.shown(request, case, file, "letters/one/page.html", title, lambda _, file: shown(request, file, letter),
                      error=f"The paper is not given: {why}", status=403)  # fmt: skip


def shown(request: HttpRequest, file: CaseFile, letter: Letter) -> dict[str, Any]:
    """The letter as its page has it."""
    made_from, state = edition(letter.code, letter.edition), whom.state_of(letter)
    ruling = ruling_on(file, letter, seen.doer(request))
    words = wording(made_from, letter.language)
    return {
        "letter": letter, "version": letter.version, "state": state[0], "colour": state[1], "law": str(made_from.basis),
        "ruling": ruling, "ruled": whom.OUTCOMES[ruling.outcome], "why_not": leaving.why_not(letter, real_today()),
        "to": letter.to_name, "who": whom.WHO[Who(letter.to_kind)], "by_mail": leaving.by_mail(letter),
        "came_by": of_address(file, letter.address), "office": Who(letter.to_kind) not in PEOPLE,
        "subject": subject_of(letter.text), "language": LANGUAGES[letter.language], "awaits": words.awaits_review,
        "blocks": [(one, LANGUAGES[one.language]) for one in blocks(letter.text, letter.language)],
        "visit": letter.kind == Kind.VISIT.value, "names": people.names(), "was_edited": letter.text != letter.drafted,
        "tells": [whom.TELLS[one] for one in sending_of(letter).tells], "posted": was_posted(file, letter.pk),
        "from_the_record": access.actor(request).role in FROM_THE_RECORD,
    }  # fmt: skip
