"""Children we have failed to track: whose closing waits, who is still to be told, who is to be looked for again."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from onroll.casework.act import NotDone
from onroll.casework.close_case import waiting_closure
from onroll.casework.record_recheck import record_recheck
from onroll.facts.case import Act, CaseFile
from onroll.policy.failed_to_track.closing import review_is_due
from onroll.policy.failed_to_track.recheck import NOTHING, RESULTS
from onroll.policy.failed_to_track.sleeping import FAILED_TO_TRACK
from onroll.register.cases import cases_seen_by
from onroll.reports.after_closing import is_left, left_to_do
from onroll.reports.cases.files import case_files
from onroll.reports.rechecks import rechecks
from onroll.web import access
from onroll.web.pages.cases import people, seen
from onroll.web.pages.cases.form import sentence
from onroll.web.show import show
from onroll.web.today import real_today

SHOWN = 200
"""The most children one page lists as due; the next come once these are done."""


@require_http_methods(["GET", "POST"])
def searches(request: HttpRequest) -> HttpResponse:
    """The three lists; and the looks of a year written down, for many children at once where nothing was found."""
    if request.method != "POST":
        return shown(request)
    form = request.POST
    try:
        many = record_recheck(
            form.getlist("child"), form.get("result", NOTHING), seen.doer(request), against=form.get("against", ""),
            said=seen.words(form, "said"),
        )  # fmt: skip
    except NotDone as refused:
        return shown(request, error=sentence(refused))
    messages.success(request, f"Written down for {many} {'child' if many == 1 else 'children'}.")
    return redirect("failed-to-track")


def shown(request: HttpRequest, error: str = "") -> HttpResponse:
    actor, on = access.actor(request), real_today()
    asked = [(file, waiting_closure(file)) for file in case_files(_searches(actor), on)]
    waiting = [(file, act) for file, act in asked if act is not None]
    left, due = left_to_do(actor, on), rechecks(actor, on)
    now_due = [one for one in due if one.due.on <= on]
    listed = ([one for one in due if one.due.pressing] or due)[:SHOWN]
    refs = [
        *(file.child for file, _ in waiting),
        *(one.file.child for one in left),
        *(one.child for one in listed),
    ]
    access.disclose(request, list(dict.fromkeys(refs)), page="failed-to-track")
    return show(
        request, "closure/page.html", title="Failed to track", waiting=[_waiting(file, act) for file, act in waiting],
        left=[{"line": one, "steps": [task.step for task in one.tasks if task.step.after_closing and is_left(one)
                                      and task.state in ("todo", "waiting")],
               "review": review_is_due(one.file, on)} for one in left],
        due=listed, due_now=len(now_due), asleep=len(due), on=on, names=people.names(), results=RESULTS,
        typed=request.POST, chosen=set(request.POST.getlist("child")), error=error, status=400 if error else 200,
    )  # fmt: skip


def _searches(actor: Any) -> Any:
    return cases_seen_by(actor).filter(way_out=FAILED_TO_TRACK, closed_at=None)


def _waiting(file: CaseFile, asked: Act) -> dict[str, Any]:
    return {
        "ref": file.ref,
        "name": file.facts.get("name") or "Name not known",
        "by": asked.by,
        "on": asked.on,
    }
