"""Closing a case for one of its outcomes; where a second person has to agree, asked for and answered here."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from onroll.casework import close_case as closing
from onroll.casework.act import NotDone
from onroll.facts.case import CaseFile
from onroll.policy.plan import Task, still_needed
from onroll.register.models import Case
from onroll.reports.cases.files import clocks, pathway_of, tasks_of
from onroll.web import access
from onroll.web.pages.cases import form, people, seen
from onroll.web.today import real_today


@require_http_methods(["GET", "HEAD", "POST"])
def close(request: HttpRequest, ref: str) -> HttpResponse:
    """Each outcome says what is still needed for it."""

    def do(case: Case, file: CaseFile) -> str:
        if closing.waiting_closure(file) is not None:
            return answer(request, file)
        outcome, why = request.POST.get("outcome", ""), seen.words(request.POST, "why")
        if outcome not in {one.code for one in pathway_of(file.way_out).outcomes}:
            raise NotDone("choose how the case ends")
        made = closing.close_case(
            file, outcome, tasks(file), seen.doer(request), why=why, seen=seen.version(request)
        )
        return "The case is closed." if made.kind != closing.ASKED else "A manager has been asked to agree."

    def values(case: Case, file: CaseFile) -> Mapping[str, Any]:
        return {"outcomes": outcomes(file), "asked": asked(file), "me": access.actor(request).name,
                "manages": access.actor(request).role in closing.SECOND_PERSON}  # fmt: skip

    return form.answered(request, ref, "cases/case/close/page.html", "Close this case", do, values)


def answer(request: HttpRequest, file: CaseFile) -> str:
    """A second person agrees, or does not."""
    said, why, version = (
        request.POST.get("answer", ""),
        seen.words(request.POST, "why"),
        seen.version(request),
    )
    if said == "agree":
        closing.approve(file, tasks(file), seen.doer(request), why=why, seen=version)
        return "Agreed: the case is closed."
    if said == "refuse":
        closing.refuse(file, seen.doer(request), why=why, seen=version)
        return "Not agreed: the work goes on."
    raise NotDone("say whether you agree")


def tasks(file: CaseFile) -> tuple[Task, ...]:
    return tasks_of(file, real_today(), clocks([file]))


def outcomes(file: CaseFile) -> list[dict[str, Any]]:
    """The ways the case may end: those that may be chosen now first, each with what is still needed."""
    done = tasks(file)
    found = [
        {"value": one.code, "text": one.title, "needs": still_needed(one, file, done),
         "hint": {"text": "A manager has to agree."} if one.second_person else None}
        for one in pathway_of(file.way_out).outcomes
    ]  # fmt: skip
    return sorted(found, key=lambda one: bool(one["needs"]))


def asked(file: CaseFile) -> dict[str, Any] | None:
    """The request to close that waits for an answer."""
    act = closing.waiting_closure(file)
    if act is None:
        return None
    titles = {one.code: one.title for one in pathway_of(file.way_out).outcomes}
    return {"by": people.names().get(act.by, act.by), "who": act.by, "on": act.on, "why": act.data.get("why", ""),
            "as": titles.get(act.outcome, act.outcome)}  # fmt: skip
