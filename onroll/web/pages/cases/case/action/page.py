"""Something agreed at a meeting: by whom, by when, and that it is done."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from onroll.casework.hold_meeting import action_done, add_action, open_actions
from onroll.facts.case import CaseFile
from onroll.register.models import Case
from onroll.register.scope import NotFound
from onroll.web.pages.cases import asking, form, seen


@require_http_methods(["GET", "HEAD", "POST"])
def action(request: HttpRequest, ref: str) -> HttpResponse:
    """An action with its day."""

    def do(case: Case, file: CaseFile) -> str:
        due = seen.any_day(request.POST, "due", "The day it is due")
        add_action(
            ref, seen.words(request.POST, "title"), seen.words(request.POST, "to"), due, seen.doer(request)
        )
        return "The action is kept."

    def values(case: Case, file: CaseFile) -> Mapping[str, Any]:
        return {"due": asking.boxes(request, "due", today=False)}

    return form.answered(request, ref, "cases/case/action/page.html", "Add an agreed action", do, values)


@require_http_methods(["GET", "HEAD", "POST"])
def done(request: HttpRequest, ref: str, number: int) -> HttpResponse:
    """The action is done, or not needed any more."""

    def do(case: Case, file: CaseFile) -> str:
        action_done(file, number, seen.doer(request), why=seen.words(request.POST, "why"))
        return "The action is done."

    def values(case: Case, file: CaseFile) -> Mapping[str, Any]:
        about = next((act for act in open_actions(file) if act.number == number), None)
        if about is None:
            raise NotFound(f"there is no open action {number}")
        return {"about": about.data}

    return form.answered(request, ref, "cases/case/action/done.html", "Is it done?", do, values)
