"""Write an allegation down: who made it, when, about which school, and what is alleged."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from onroll.casework.act import NotAllowed, NotDone
from onroll.casework.allege_off_rolling import allege_off_rolling
from onroll.policy.pathway import pathways
from onroll.policy.ways_out.off_rolling import ALLEGED, CODE, OFSTED_SAYS
from onroll.reports.explain import child_row
from onroll.web import access
from onroll.web.pages.cases import asking, seen
from onroll.web.pages.cases.form import sentence
from onroll.web.show import show
from onroll.web.today import real_today

ROWS = ("49",)


@require_http_methods(["GET", "HEAD", "POST"])
def allege(request: HttpRequest, ref: str) -> HttpResponse:
    """The form; sent, it opens a case with the allegation in it."""
    row = child_row(ref, real_today(), None, access.actor(request))
    asked = pathways()[CODE].step(ALLEGED).asks
    error = ""
    if request.method == "POST":
        try:
            said, school = asking.answers(request, asked), seen.words(request.POST, "school")
            case = allege_off_rolling(ref, school, said, seen.doer(request))
        except (NotDone, NotAllowed) as wrong:
            error = sentence(wrong)
        else:
            messages.success(request, "The allegation is written down. Next it is put to the head teacher.")
            return redirect("case", case.ref)
    access.disclose(request, [ref], page="off-rolling.allege")
    return show(
        request, "off_rolling/allege/page.html", title="Write down an allegation of off-rolling", ref=ref, error=error,
        name=row["name"], school=row["school"], says=OFSTED_SAYS, typed=request.POST,
        questions=[asking.question(request, one, None) for one in asked], status=400 if error else 200,
    )  # fmt: skip
