"""Taking back what was wrong: it stays on the record, struck out, and counts no more."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from onroll.casework.take_back import take_back as undo
from onroll.facts.case import CaseFile
from onroll.register.models import Case
from onroll.register.scope import NotFound
from onroll.web.pages.cases import acts, form, people, seen


@require_http_methods(["GET", "HEAD", "POST"])
def take_back(request: HttpRequest, ref: str, number: int) -> HttpResponse:
    """What is taken back is shown first, whole."""

    def do(case: Case, file: CaseFile) -> str:
        undo(
            file, number, seen.doer(request), why=seen.words(request.POST, "why"), seen=seen.version(request)
        )
        return "Taken back. It stays on the record, struck out."

    def values(case: Case, file: CaseFile) -> Mapping[str, Any]:
        found = [one for one in acts.in_words(file, people.names()) if one["number"] == number]
        if not found:
            raise NotFound(f"there is no act {number}")
        return {"one": found[0]}

    return form.answered(request, ref, "cases/case/take_back/page.html", "Take this back", do, values)
