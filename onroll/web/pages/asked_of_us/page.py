"""What the council asks of this school: about which pupil, what, why, by when, by which law, and where to answer."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from onroll.reports.cases.asked_of_school import Ask, asks
from onroll.web import access, schools
from onroll.web.pages.cases.case.tasks import cited
from onroll.web.pages.cases.due import due
from onroll.web.show import show
from onroll.web.today import real_today

ROWS = ("44", "45", "49", "50", "51")


@require_safe
def listed(request: HttpRequest) -> HttpResponse:
    """Open to schools alone: an officer finds the same on the case."""
    found = asks(access.actor(request), real_today())
    access.disclose(request, sorted({one.case.child.ref for one in found}), page="asked-of-us")
    names = schools.names_of({one.case.school for one in found})
    many = len(access.actor(request).schools) > 1
    return show(
        request, "asked_of_us/page.html", title="Asked of us", found=[in_words(one) for one in found],
        schools=names if many else {},
    )  # fmt: skip


def in_words(one: Ask) -> dict[str, Any]:
    """One thing asked, ready to be shown."""
    step, when = one.task.step, due(one.task, real_today(), one.calendar)
    return {
        "ref": one.case.ref, "school": one.case.school, "name": one.name, "born": one.born, "title": one.asked.title,
        "why": one.asked.why, "due": when.text, "pressing": when.pressing, "papers": one.asked.papers,
        "law": [cited(cites) for cites in (step.citation, step.clock.citation if step.clock else None) if cites],
        "href": f"/removals/ask?child={one.case.child.ref}" if one.asked.own_form
        else f"/asked-of-us/{one.case.ref}/{step.code}",
    }  # fmt: skip
