"""One step: what the policy asks, why, and the form that says it was done, sent, answered or is not appropriate."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from onroll.casework.act import NotDone
from onroll.casework.do_step import ANSWERED, DONE, NOT_APPROPRIATE, SENT, do_step
from onroll.facts.case import STEP, CaseFile
from onroll.policy.pathway import Step
from onroll.policy.plan import OPEN, applications
from onroll.register.models import Case
from onroll.register.scope import NotFound
from onroll.reports.cases.files import clocks, pathway_of, tasks_of
from onroll.web.pages.cases import asking, form, people, seen
from onroll.web.pages.cases.case.tasks import in_words, own_page
from onroll.web.today import real_today

LONGEST = 19
"""Digits of a number that a register keeps, and one."""
SAVED = {DONE: "done", SENT: "sent; we wait for an answer", ANSWERED: "answered", NOT_APPROPRIATE: "left out"}


@require_http_methods(["GET", "HEAD", "POST"])
def step(request: HttpRequest, ref: str, code: str) -> HttpResponse:
    """The questions the step asks are asked here. Of one with a form of its own, only that it is left out."""
    _, now = seen.find(request, ref)
    this = step_of(now, code)
    own = own_page(this, now)
    if own and this.skip == "never":
        return redirect(own)

    application = number(request)

    def do(case: Case, file: CaseFile) -> str:
        outcome, on = request.POST.get("outcome", ""), seen.day(request.POST, "on", "The day it was done")
        if outcome not in SAVED:
            raise NotDone("say whether it is done")
        said = asking.answers(request, this.asks) if outcome in (DONE, ANSWERED) else {}
        why = seen.words(request.POST, "why")
        do_step(file, code, outcome, seen.doer(request, on), said=said, why=why, seen=seen.version(request),
                application=application)  # fmt: skip
        return f"{this.title}: {SAVED[outcome]}."

    def values(case: Case, file: CaseFile) -> Mapping[str, Any]:
        task, alone = shown(file, this, application)
        asks = () if own else this.asks
        return {
            "task": task, "another": task is None and alone is None,
            "made": this.each if this.each and file.last(STEP, this.each) else "",
            "outcomes": outcomes(this, alone or file), "on": asking.boxes(request, "on"),
            "questions": [asking.question(request, one, alone and alone.said(code, one.code)) for one in asks],
            "own": own, "closed": file.closed_on,
        }  # fmt: skip

    return form.answered(request, ref, "cases/case/step/page.html", this.title, do, values)


def step_of(file: CaseFile, code: str) -> Step:
    """The step of this code. Raises NotFound."""
    try:
        return pathway_of(file.way_out).step(code)
    except KeyError:
        raise NotFound(f"there is no step {code}") from None


def shown(file: CaseFile, step: Step, application: int) -> tuple[dict[str, Any] | None, CaseFile | None]:
    """How the step stands, and the case with the one application it is for: neither for one that is to be made.

    Of several applications it is for the first that waits for it, unless one is named. Raises NotFound for another's.
    """
    by, on, pathway = clocks([file]), real_today(), pathway_of(file.way_out)
    each = applications(pathway, file, step.each) if step.each else {}
    if application and application not in each:
        raise NotFound(f"there is no application {application}")
    if each and not application and step.code == step.each:
        return None, None
    mine = [
        one
        for one in tasks_of(file, on, by)
        if one.step.code == step.code and application in (0, one.application)
    ]
    task = next((one for one in mine if one.state in OPEN), mine[-1] if mine else None)
    alone = each.get(task.application, file) if task else file
    return in_words(task, pathway, on, by.calendar(file), people.names()) if task else None, alone


def number(request: HttpRequest) -> int:
    """Which application the address is about; none for a new one."""
    said = request.GET.get("application", "")
    return int(said) if said.isascii() and said.isdigit() and len(said) < LONGEST else 0


def outcomes(step: Step, file: CaseFile) -> list[dict[str, Any]]:
    """What may be said of the step now: who was asked waits for an answer, and answers once they were asked."""
    found = [] if step.own_form else [{"value": DONE, "text": "It is done"}]
    if step.sends and not step.own_form:
        answer = (
            (ANSWERED, "They have answered")
            if file.last(STEP, step.code)
            else (DONE, "It is done, with the answer")
        )
        waits = (SENT, "It was sent or asked: we wait for an answer")
        found = [{"value": code, "text": text} for code, text in (waits, answer)]
    if step.skip != "never":
        only = " (a manager has to say so)" if step.skip == "manager" else ""
        found.append({"value": NOT_APPROPRIATE, "text": f"It is not appropriate for this child{only}"})
    return found
