"""Letters for the cases chosen in the list: those their open steps ask for, drafted one by one or one for all."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from onroll.facts.case import CaseFile
from onroll.letters.catalogue import letter as letter_of
from onroll.letters.shape import Letter
from onroll.policy.plan import OPEN
from onroll.policy.who_may_know.from_acts import answers_of
from onroll.policy.who_may_know.sending import PEOPLE
from onroll.register.cases import cases_seen_by
from onroll.register.models import Case
from onroll.reports.cases.files import case_files
from onroll.reports.cases.lines import CaseLine, lines
from onroll.web import access, typed_days
from onroll.web.pages.cases import seen
from onroll.web.pages.cases.assign.page import AT_MOST
from onroll.web.pages.cases.letters.for_all import draft_for_all, drafts_of
from onroll.web.show import show
from onroll.web.today import real_today


@require_http_methods(["GET", "HEAD", "POST"])
def chosen(request: HttpRequest) -> HttpResponse:
    """Each letter is read before it leaves: one may be drafted for all of them at once, and none is sent from here."""
    asked = request.POST if request.method == "POST" else request.GET
    refs, on = asked.getlist("case")[:AT_MOST], real_today()
    found = list(cases_seen_by(access.actor(request)).filter(ref__in=refs, closed_at=None).order_by("ref"))
    files = case_files(found, on)
    letter = letter_asked(request)
    drafted, why_not = drafts(request, letter, list(zip(found, files, strict=True)))
    listed = lines(case_files(found, on) if drafted else files, on)
    access.disclose(request, [one.file.child for one in listed], page="cases.letters")
    return show(
        request, "cases/letters/page.html", title="Letters for these cases",
        rows=[{"ref": one.file.ref, "child": one.file.child, "name": one.name, "way_out": one.title,
               "answered": answers_of(one.file.acts)[1] is not None, "letters": letters(one),
               "drafted": one.file.ref in drafted, "why_not": why_not.get(one.file.ref, "")} for one in listed],
        choices=to_people(listed), answer_by=answer_by(request), drafted=len(drafted), asked=request.method == "POST",
        there=list(drafts_of(letter, found)) if letter else [],
    )  # fmt: skip


def letter_asked(request: HttpRequest) -> Letter | None:
    """The letter the form asks to be drafted for all; None when it asks for none there is."""
    try:
        return letter_of(request.POST.get("letter", ""), real_today())
    except KeyError:
        return None


def drafts(
    request: HttpRequest, letter: Letter | None, chosen: list[tuple[Case, CaseFile]]
) -> tuple[list[str], dict[str, str]]:
    """The drafts asked for with the form's letter: those made, and why the others were not."""
    if request.method != "POST" or letter is None:
        return [], {}
    return draft_for_all(letter, chosen, answer_by(request).day, seen.doer(request))


def answer_by(request: HttpRequest) -> typed_days.TypedDay:
    """The day by which all of them are asked to answer, as it was typed."""
    return typed_days.read(request.POST, "deadline_on", "The day to answer by", needed=False)


def to_people(listed: list[CaseLine]) -> list[dict[str, str]]:
    """The letters to the family that any of these cases asks for."""
    codes = {letter["code"] for one in listed for letter in letters(one)}
    asked = [letter_of(code, real_today()) for code in sorted(codes)]
    return [{"value": one.code, "text": one.title} for one in asked if one.to in PEOPLE]


def letters(one: CaseLine) -> list[dict[str, Any]]:
    """The letters that the open steps of a case ask for, each once."""
    asked = {
        task.step.letter: task.step.title for task in one.tasks if task.state in OPEN and task.step.letter
    }
    return [{"code": code, "step": title} for code, title in asked.items()]
