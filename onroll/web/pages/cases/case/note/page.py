"""A note on a case: it adds to the record and moves no clock."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from onroll.casework.note import note as keep
from onroll.facts.case import CaseFile
from onroll.register.models import Case
from onroll.web.pages.cases import form, seen


@require_http_methods(["GET", "HEAD", "POST"])
def note(request: HttpRequest, ref: str) -> HttpResponse:
    """Two people may write at once: neither is lost, so that no version is asked for."""

    def do(case: Case, file: CaseFile) -> str:
        keep(ref, seen.words(request.POST, "text"), seen.doer(request))
        return "The note is kept."

    return form.answered(request, ref, "cases/case/note/page.html", "Write a note", do)
