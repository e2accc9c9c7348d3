"""What stands between a child and a school: found, and gone."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from onroll.casework.barrier import BARRIERS, find, remove
from onroll.facts.case import CaseFile
from onroll.policy.collaboration.barriers import standing_barriers
from onroll.register.models import Case
from onroll.register.scope import NotFound
from onroll.web.pages.cases import asking, form, seen


@require_http_methods(["GET", "HEAD", "POST"])
def barrier(request: HttpRequest, ref: str) -> HttpResponse:
    """A barrier that was found."""

    def do(case: Case, file: CaseFile) -> str:
        find(ref, request.POST.get("barrier", ""), seen.doer(request), text=seen.words(request.POST, "text"))
        return "The barrier is written down."

    def values(case: Case, file: CaseFile) -> Mapping[str, Any]:
        return {"barriers": asking.items(BARRIERS)}

    return form.answered(request, ref, "cases/case/barrier/page.html", "What stands in the way?", do, values)


@require_http_methods(["GET", "HEAD", "POST"])
def gone(request: HttpRequest, ref: str, number: int) -> HttpResponse:
    """The barrier is gone, and how."""

    def do(case: Case, file: CaseFile) -> str:
        remove(file, number, seen.doer(request), why=seen.words(request.POST, "why"))
        return "The barrier is gone."

    def values(case: Case, file: CaseFile) -> Mapping[str, Any]:
        about = next((act for act in standing_barriers(file) if act.number == number), None)
        if about is None:
            raise NotFound(f"there is no barrier {number}")
        return {"about": BARRIERS.get(about.data["barrier"], ""), "text": about.data["text"]}

    return form.answered(request, ref, "cases/case/barrier/gone.html", "Is it gone?", do, values)
