"""A meeting: the invitation, and afterwards whether it was attended and what came of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from onroll.casework.hold_meeting import KINDS, MEETING, STATES, invite, tell_of
from onroll.facts.case import CaseFile
from onroll.register.models import Case
from onroll.register.scope import NotFound
from onroll.web.pages.cases import asking, form, seen


@require_http_methods(["GET", "HEAD", "POST"])
def meeting(request: HttpRequest, ref: str) -> HttpResponse:
    """An invitation; child protection and child in need meetings come before other work."""

    def do(case: Case, file: CaseFile) -> str:
        held_on = seen.any_day(request.POST, "held_on", "The day of the meeting")
        text = seen.words(request.POST, "text")
        invite(ref, request.POST.get("kind", ""), held_on, seen.doer(request), text=text)
        return "The meeting is on the calendar."

    def values(case: Case, file: CaseFile) -> Mapping[str, Any]:
        return {"kinds": asking.items(KINDS), "held_on": asking.boxes(request, "held_on", today=False)}

    return form.answered(request, ref, "cases/case/meeting/page.html", "Add a meeting", do, values)


@require_http_methods(["GET", "HEAD", "POST"])
def what_came(request: HttpRequest, ref: str, number: int) -> HttpResponse:
    """Whether the officer went, and what was agreed."""

    def do(case: Case, file: CaseFile) -> str:
        tell_of(
            file,
            number,
            request.POST.get("state", ""),
            seen.doer(request),
            text=seen.words(request.POST, "text"),
        )
        return "What came of the meeting is written down."

    def values(case: Case, file: CaseFile) -> Mapping[str, Any]:
        about = next((act for act in file.of(MEETING) if act.number == number), None)
        if about is None:
            raise NotFound(f"there is no meeting {number}")
        states = {code: title for code, title in STATES.items() if code != "invited"}
        return {"kind": KINDS.get(about.data["meeting"], ""), "held_on": about.data["held_on"],
                "states": asking.items(states)}  # fmt: skip

    return form.answered(
        request, ref, "cases/case/meeting/told.html", "What came of the meeting?", do, values
    )
