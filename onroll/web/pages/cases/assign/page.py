"""Several cases assigned at once, by a manager: all of them or none."""

from __future__ import annotations

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from onroll.casework.act import Changed, NotAllowed, NotDone
from onroll.casework.hand_over import assign as give
from onroll.facts.case import CaseFile
from onroll.register.cases import cases_seen_by
from onroll.reports.cases.files import case_files, pathway_of
from onroll.web import access
from onroll.web.pages.cases import form, people, seen
from onroll.web.show import show
from onroll.web.today import real_today

AT_MOST = 200


@require_http_methods(["GET", "HEAD", "POST"])
def assign(request: HttpRequest) -> HttpResponse:
    """Show those chosen; then give each to one person."""
    refs = (request.POST if request.method == "POST" else request.GET).getlist("case")[:AT_MOST]
    found = cases_seen_by(access.actor(request)).filter(ref__in=refs, closed_at=None).order_by("ref")
    files = case_files(found, real_today())
    error = ""
    if request.method == "POST" and files:
        try:
            return done(request, files)
        except Changed:
            error = "One of these has been changed meanwhile: nothing was assigned. Look again, then decide."
        except (NotDone, NotAllowed) as refused:
            error = form.sentence(refused)
    return shown(request, files, error)


def done(request: HttpRequest, files: list[CaseFile]) -> HttpResponse:
    """One transaction: nothing is half assigned."""
    to, why, by = request.POST.get("to", ""), seen.words(request.POST, "why"), seen.doer(request)
    with transaction.atomic():
        for file in files:
            version = request.POST.get(f"seen-{file.ref}", "")
            give(file, to, by, why=why, seen=int(version) if version.isdecimal() and len(version) < 10 else 0)
    many = f"{len(files)} cases are" if len(files) > 1 else "The case is"
    messages.success(request, f"{many} with {people.names().get(to, to)} now.")
    return redirect("cases")


def shown(request: HttpRequest, files: list[CaseFile], error: str) -> HttpResponse:
    """The looks are on the trail before anybody is named."""
    access.disclose(request, [file.child for file in files], page="cases.assign")
    names, refused = people.names(), request.method == "POST"
    rows = [
        {"ref": file.ref, "version": file.version, "name": file.facts.get("name") or "Name not known",
         "way_out": pathway_of(file.way_out).title, "owner": names.get(file.owner, file.owner)}
        for file in files
    ]  # fmt: skip
    return show(
        request, "cases/assign/page.html", title="Assign these cases", rows=rows, error=error, typed=request.POST,
        people=people.may_own(names, request.POST.get("to", "")), status=400 if refused else 200,
    )  # fmt: skip
