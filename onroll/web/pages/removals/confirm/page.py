"""Have the stated place confirmed: by a link in a letter, or write down what was answered otherwise."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from onroll.casework.act import NotDone
from onroll.casework.confirm_destination import LINK_DAYS, Destination, Reply, answer, papers
from onroll.facts.case import CaseFile
from onroll.policy.removal_from_roll import confirmation
from onroll.policy.removal_from_roll.known import answers_of
from onroll.register.models import Case
from onroll.web import typed_days
from onroll.web.pages.cases import asking, form, seen
from onroll.web.pages.removals.confirm.letter import ask_by_letter
from onroll.web.pages.removals.request.page import find

ROWS = ("39", "40", "41", "42")
BY_LINK, BY_HAND = "link", "answer"
HOW = {
    BY_LINK: "Ask them by a link in an e-mail",
    BY_HAND: "Write down what they have answered, or what was seen",
}
TO = ("kind", "name", "number", "email", "address_from")
SAID = {"on_roll": "On roll", "known": "Known to them (an authority)", "not_known": "Not known to them",
        "referred": "They name somebody else", "seen": "The paper was seen, and is kept with the case",
        "not_seen": "There is no such paper, or it does not show it"}  # fmt: skip

CAME_BY = {code: f"{words[:1].upper()}{words[1:]}" for code, words in confirmation.ADDRESS_FROM.items()}


@require_http_methods(["GET", "HEAD", "POST"])
def confirm(request: HttpRequest, ref: str) -> HttpResponse:
    """Ask, or answer."""
    find(request, ref)

    def do(case: Case, file: CaseFile) -> str:
        to = Destination(*(seen.words(request.POST, name) for name in TO))
        if request.POST.get("how") == BY_LINK:
            ask_by_letter(request, file, to)
            return "The letter with the link is drafted: read it, and send it from the case’s letters."
        if request.POST.get("how") != BY_HAND:
            raise NotDone("say whether you ask them or write down their answer")
        answer(file, to, reply(request), seen.doer(request), seen=seen.version(request))
        return "The answer is written down, and the register was told."

    def values(case: Case, file: CaseFile) -> Mapping[str, Any]:
        said = answers_of(file)
        return {
            "kinds": asking.items(confirmation.KINDS), "hows": asking.items(HOW), "said": asking.items(SAID),
            "since": asking.boxes(request, "since", today=False), "days": LINK_DAYS,
            "name_before": said.get("destination-name", ""), "email_given": said.get("destination-email", ""),
            "came_by": asking.items(CAME_BY),
            "papers": asking.items({str(pk): title for pk, title in papers(file).items()}),
        }  # fmt: skip

    return form.answered(
        request, ref, "removals/confirm/page.html", "Have the destination confirmed", do, values
    )


def reply(request: HttpRequest) -> Reply:
    """The answer as it was typed. Raises NotDone."""
    typed = typed_days.read(request.POST, "since", "The day", needed=False)
    if typed.error:
        raise NotDone(typed.error)
    paper = request.POST.get("paper", "")
    return Reply(
        request.POST.get("answer", ""), typed.day, seen.words(request.POST, "refers_to")[:400],
        seen.words(request.POST, "who")[:200], paper=int(paper) if paper.isascii() and paper.isdecimal() else 0,
    )  # fmt: skip
