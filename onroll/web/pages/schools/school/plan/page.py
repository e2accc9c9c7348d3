"""Planning a visit or a targeted support meeting, or writing down one that was."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from onroll.casework.visit_school import plan_meeting
from onroll.policy.collaboration.with_schools import KINDS
from onroll.web import access
from onroll.web.pages.cases import asking, people, seen
from onroll.web.pages.schools.school import form

ROWS = ("17", "31")


@require_http_methods(["GET", "HEAD", "POST"])
def plan(request: HttpRequest, school: str) -> HttpResponse:
    """Which of the two, on which day, who goes and why."""

    def do() -> str:
        on = seen.any_day(request.POST, "held_on", "The day")
        made = plan_meeting(
            school, request.POST.get("kind", ""), on, request.POST.get("who", ""), seen.words(request.POST, "why"),
            seen.doer(request),
        )  # fmt: skip
        return f"{KINDS[made.data['meeting']]}: it is on the calendar for {on:%-d %B %Y}."

    me = access.actor(request).name
    return form.answered(
        request, school, "plan", "Plan a visit or a meeting", do, kinds=asking.items(KINDS),
        kind=request.GET.get("kind", ""), held_on=asking.boxes(request, "held_on", today=False),
        people=people.may_own(people.names(), request.POST.get("who", me)),
    )  # fmt: skip
