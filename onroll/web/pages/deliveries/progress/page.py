"""How far the worker has come with an upload: the same page, refreshed by itself or by hand."""

import json
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from onroll.register.models import Delivery, Job
from onroll.web import schools
from onroll.web.access import kept_nowhere
from onroll.web.pages.deliveries.page import line
from onroll.web.show import show
from onroll.web.uploads import KIND

STOP_ASKING = 286
"""The status that tells htmx to poll no more."""
TITLES = {
    "done": "Files brought in", "failed": "The files could not be brought in",
    "asks": "Some columns are not known yet",
}  # fmt: skip
FINISHED = frozenset(TITLES)
FOUND = (
    ("joined", "rows joined to children we knew"),
    ("new_children", "new children"),
    ("for_review", "for a person to decide"),
)


@require_safe
def job(request: HttpRequest, ref: str) -> HttpResponse:
    """The job as a page, or only its changing part when the page asks again."""
    found = Job.objects.filter(ref=ref, kind=KIND).first()
    if found is None:
        raise Http404
    values = so_far(found)
    if request.htmx:  # type: ignore[attr-defined]
        status = STOP_ASKING if values["finished"] else 200
        return kept_nowhere(render(request, "deliveries/progress/so_far.html", values, status=status))
    title = TITLES.get(found.state, "Bringing files in")
    return show(request, "deliveries/progress/page.html", title=title, **values)


def so_far(found: Job) -> dict[str, Any]:
    """The job as plain values."""
    result = json.loads(found.result) if found.result else {}
    refs = [one["ref"] for one in result.get("deliveries", [])]
    repeats = {one["ref"] for one in result.get("deliveries", []) if one["repeat"]}
    received = {one.ref: one for one in Delivery.objects.filter(ref__in=refs)}
    lines = [
        {**line(one), **why(one), "repeat": ref in repeats} for ref in refs if (one := received.get(ref))
    ]
    linked = result.get("linked")
    return {
        "ref": found.ref, "state": found.state, "says": found.says, "done": found.done, "total": found.total,
        "finished": found.state in FINISHED, "deliveries": lines, "linked": linked,
        "found": [f"{linked[name]:,} {says}" for name, says in FOUND if linked[name]] if linked else [],
    }  # fmt: skip


def why(one: Delivery) -> dict[str, str]:
    """Why a file was refused, or is held."""
    return {"refusal": one.refusal, "held_because": schools.named_in([one.held_because])[0]}
