"""Noting that a post which matters for attendance has somebody new."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from onroll.casework.visit_school import note_new_staff
from onroll.web.pages.cases import asking, seen
from onroll.web.pages.schools.school import form

ROWS = ("17",)


@require_http_methods(["GET", "HEAD", "POST"])
def new_staff(request: HttpRequest, school: str) -> HttpResponse:
    """Which post, and since when: a reason for a visit until there was one."""

    def do() -> str:
        since = seen.any_day(request.POST, "since", "The first day")
        note_new_staff(school, seen.words(request.POST, "role"), since, seen.doer(request))
        return "Written down: it calls for a visit until the school was visited since."

    return form.answered(
        request, school, "staff", "Note new staff", do, since=asking.boxes(request, "since", today=False)
    )
