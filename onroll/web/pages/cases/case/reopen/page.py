"""A closed case opened again: its record goes on where it stopped."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from onroll.casework.close_case import reopen as open_again
from onroll.facts.case import CaseFile
from onroll.register.models import Case
from onroll.web.pages.cases import form, seen


@require_http_methods(["GET", "HEAD", "POST"])
def reopen(request: HttpRequest, ref: str) -> HttpResponse:
    """Why it turns out not to be over."""

    def do(case: Case, file: CaseFile) -> str:
        open_again(file, seen.doer(request), why=seen.words(request.POST, "why"), seen=seen.version(request))
        return "The case is open again."

    return form.answered(request, ref, "cases/case/reopen/page.html", "Open this case again", do)
