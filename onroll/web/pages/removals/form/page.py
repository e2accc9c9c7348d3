"""The questions of one ground, and the evidence: sent in together, or shown again with what is wrong."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from onroll.casework.act import NotAllowed, NotDone
from onroll.casework.ask_removal import ask_removal, open_request
from onroll.policy.removal_from_roll.grounds import ASKED
from onroll.policy.removal_from_roll.known import answers_of
from onroll.policy.removal_from_roll.questions import questions
from onroll.register.models import Case
from onroll.register.scope import NotFound
from onroll.reports.cases.files import facts_of
from onroll.reports.removals.asked import as_requests
from onroll.web import access
from onroll.web.pages.cases import asking, seen
from onroll.web.pages.cases.form import sentence
from onroll.web.pages.removals import papers
from onroll.web.pages.removals.ask.page import school_of
from onroll.web.show import show
from onroll.web.today import real_today

ROWS = ("38", "43")


@require_http_methods(["GET", "HEAD", "POST"])
def ground_form(request: HttpRequest, child: str, ground: str) -> HttpResponse:
    """Ask, or ask again with more: the last word counts."""
    if ground not in ASKED:
        raise NotFound(ground)
    school = school_of(request, child)
    error = ""
    if request.method == "POST":
        try:
            case = _ask(request, child, school, ground)
        except (NotDone, NotAllowed) as wrong:
            error = sentence(wrong)
        else:
            messages.success(request, "Your request has been sent. What we know of it so far is below.")
            return redirect("removal", case.ref)
    return _shown(request, child, school, ground, error)


def _ask(request: HttpRequest, child: str, school: str, ground: str) -> Case:
    """The request and its evidence, all of it or nothing."""
    files = papers.sent(request)
    said = asking.answers(request, questions(ground))
    with transaction.atomic():
        by = seen.doer(request)
        case = ask_removal(child, school, ground, said, by, papers=len(files))
        papers.keep(case, files, by)
    return case


def _shown(request: HttpRequest, child: str, school: str, ground: str, error: str) -> HttpResponse:
    on = real_today()
    row = facts_of([child], on).get(child, {})
    access.disclose(request, [child], page="removal.form")
    before = _before(child, school, ground, request)
    return show(
        request, "removals/form/page.html", title=f"Ground ({ground}): {ASKED[ground].law.heading}", child=child,
        name=row.get("name") or "Name not known", error=error, typed=request.POST,
        megabytes=papers.MEGABYTES, most=papers.MOST_FILES,
        questions=[asking.question(request, one, before.get(one.code)) | {"title": one.title}
                   for one in questions(ground)],
        status=400 if error else 200,
    )  # fmt: skip


def _before(child: str, school: str, ground: str, request: HttpRequest) -> Any:
    """What was answered on this ground in the request that is open, so that asking again is not typing again."""
    case = open_request(child, school, access.actor(request))
    if case is None:
        return {}
    (one,) = as_requests([case], real_today())
    said = answers_of(one.file)
    return said if said.get("ground") == ground else {}
