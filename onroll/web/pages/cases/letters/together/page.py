"""Drafts of several cases together: the first read as it will be, each with what the gate says; sent, or filed.

Each letter leaves on its own, through the gate, with its own act and event. One that is held holds no other, and one
that has left is left alone: pressed twice, nothing goes twice. The gate is asked once more as the paper is taken.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods, require_safe

from onroll.letters.catalogue import edition
from onroll.letters.languages import LANGUAGES
from onroll.letters.printing import Cover, as_one_pdf
from onroll.letters.wording import blocks, subject_of
from onroll.register import trail
from onroll.register.models import Letter
from onroll.register.models.letter import DRAFTED, PRINTED
from onroll.register.scope import NotFound
from onroll.web import access
from onroll.web.jinja import LONDON
from onroll.web.pages.cases import seen
from onroll.web.pages.cases.letters.together.chosen import One, found, gate, let_go
from onroll.web.pages.letters import leaving, whom
from onroll.web.show import show

NOT_PRINTED = "A draft still: it goes by e-mail, or is still to be filed"
NOT_PART_OF_THE_POST = "This page is not part of the post: take it off before the letters go."


@require_http_methods(["GET", "HEAD", "POST"])
def together(request: HttpRequest) -> HttpResponse:
    """Show them; let go, each on its own, those that may."""
    asked = request.POST if request.method == "POST" else request.GET
    chosen, why_not, did = found(request, asked.getlist("letter")), {}, ""
    if request.method == "POST" and (go := DO.get(request.POST.get("do", ""))):
        did = request.POST["do"]
        why_not = let_go(chosen, go, seen.doer(request), mail=did == "send")
        chosen = found(request, asked.getlist("letter"))
    return shown(request, chosen, why_not, did)


DO: dict[str, Callable[..., None]] = {"send": leaving.send, "print": leaving.print_it}


def shown(request: HttpRequest, chosen: Sequence[One], why_not: dict[int, str], did: str) -> HttpResponse:
    access.disclose(request, [one.file.child for one in chosen], page="cases.letters.together")
    held = {
        number: why or why_not.get(number, "") for number, why in gate(chosen, seen.doer(request)).items()
    }
    rows = [_row(one, held.get(one.letter.pk, "")) for one in chosen]
    ready = [row for row in rows if row["may_leave"]]
    first = next((one.letter for one, row in zip(chosen, rows, strict=True) if row["may_leave"]), None)
    return show(
        request, "cases/letters/together/page.html", title="Letters together", rows=rows, did=did,
        to_send=sum(row["by_mail"] for row in ready), to_print=sum(not row["by_mail"] for row in ready),
        printed=[row["number"] for row in rows if row["filed"] and not row["held"]], first=first,
        subject=subject_of(first.text) if first else "", language=LANGUAGES[first.language] if first else None,
        blocks=[(one, LANGUAGES[one.language]) for one in blocks(first.text, first.language)] if first else [],
        held=sum(bool(row["held"]) for row in rows),
    )  # fmt: skip


def _row(one: One, held: str) -> dict[str, Any]:
    letter, draft = one.letter, one.letter.state == DRAFTED
    state, colour = whom.state_of(letter)
    return {
        "case": one.file.ref, "child": one.file.child, "name": one.name, "number": letter.pk, "version": letter.version,
        "title": edition(letter.code, letter.edition).title, "to": letter.to_name, "address": letter.address,
        "language": LANGUAGES[letter.language].title, "state": "Held" if held else state, "held": held,
        "colour": "yellow" if held else colour, "may_leave": draft and not held,
        "filed": letter.state == PRINTED, "by_mail": leaving.by_mail(letter),
    }  # fmt: skip


@require_safe
def as_one(request: HttpRequest) -> HttpResponse:
    """Those filed that may leave now, as one PDF under a cover that says which are not among them and why."""
    chosen, by = found(request, request.GET.getlist("letter")), seen.doer(request)
    if not any(one.letter.state == PRINTED for one in chosen):
        raise NotFound("none of these letters is filed to be printed")
    why = gate(chosen, by)
    goes = [one.letter for one in goes_now(chosen, why)]
    access.disclose(request, [one.file.child for one in chosen], page="cases.letters.pdf")
    pages = [leaving.page_of(one, filed_on(one)) for one in goes]
    made = as_one_pdf(pages, cover_of(chosen, why, by.on), fonts=settings.ONROLL_HOME / "fonts")
    trail.record(by.actor, "exported", detail={"file": "letters.pdf", "letters": [one.pk for one in goes]})
    response = HttpResponse(made, content_type="application/pdf")
    response["Content-Disposition"] = f'attachment; filename="letters-{by.on}.pdf"'
    return response


def goes_now(chosen: Sequence[One], why: Mapping[int, str]) -> list[One]:
    """Those filed whose paper may be taken now."""
    return [one for one in chosen if one.letter.state == PRINTED and not why[one.letter.pk]]


def filed_on(letter: Letter) -> date:
    """The day a letter was filed to be printed: it is on its paper."""
    assert letter.ended_at is not None  # it was filed
    return letter.ended_at.astimezone(LONDON).date()


def cover_of(chosen: Sequence[One], why: Mapping[int, str], on: date) -> Cover:
    """The cover: the letters behind it in their order, and those that are held, each with why."""
    goes = goes_now(chosen, why)
    held = [
        (one, why[one.letter.pk] or NOT_PRINTED) for one in chosen if one.letter.pk in why and one not in goes
    ]
    return Cover(
        f"Letters to be printed together, {on:%-d %B %Y}", NOT_PART_OF_THE_POST,
        ((f"Behind this page: {len(goes)}", tuple(f"{_about(one)}, to {one.letter.to_name}" for one in goes)),
         (f"Held, and not here: {len(held)}", tuple(f"{_about(one)}: {words}" for one, words in held))),
    )  # fmt: skip


def _about(one: One) -> str:
    return f"{one.name}, case {one.file.ref}"
