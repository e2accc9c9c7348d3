"""A manager finds on evidence that a child lives whom a school says has died: nothing is held for it any more."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from onroll.casework.deny_death import deny_death
from onroll.facts.case import CaseFile
from onroll.register.models import Case
from onroll.web.pages.cases import form, seen
from onroll.web.pages.removals.request.page import find


@require_http_methods(["GET", "HEAD", "POST"])
def lives(request: HttpRequest, ref: str) -> HttpResponse:
    """The evidence is asked for; the request itself stays to be decided."""
    find(request, ref)

    def do(case: Case, file: CaseFile) -> str:
        deny_death(file, seen.doer(request), why=seen.words(request.POST, "why"), seen=seen.version(request))
        return "Written down that the child lives. Letters may leave again."

    return form.answered(request, ref, "removals/lives/page.html", "The child has not died", do)
