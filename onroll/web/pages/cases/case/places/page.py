"""The schools in reach of a child, those with a place first: what is known, from when, and who said so."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from onroll.policy.ways_in.application import refusals
from onroll.reports.nearest_places import nearest_places
from onroll.web import access
from onroll.web.pages.cases import seen
from onroll.web.show import show
from onroll.web.today import real_today

ROWS = ("70", "71", "82")
MOST = 25


@require_safe
def places(request: HttpRequest, ref: str) -> HttpResponse:
    """The nearest schools for this child's year group; `?next_door=yes` shows the neighbours' as well."""
    case, file = seen.find(request, ref)
    access.disclose(request, [file.child], page="case-places")
    next_door = request.GET.get("next_door") == "yes"
    found = nearest_places(file, real_today(), neighbours=next_door)
    return show(
        request, "cases/case/places/page.html", title="The nearest school with a place", case=case,
        child=file.facts, found=found[:MOST], more=max(len(found) - MOST, 0), next_door=next_door,
        refusals=refusals(file),
    )  # fmt: skip
