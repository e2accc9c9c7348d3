"""The closure pack: every enquiry and its answer, what there is to fear, and the two people who answer for the end."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from onroll.casework.act import NotDone
from onroll.casework.close_case import ASKED, SECOND_PERSON, approve, close_case, refuse, waiting_closure
from onroll.casework.start_failed_to_track import STARTED, leave_failed_to_track, start_failed_to_track
from onroll.facts.case import CLOSED, CaseFile
from onroll.policy.failed_to_track.closing import AFTER
from onroll.policy.failed_to_track.pathway import NOT_FROM
from onroll.policy.failed_to_track.sleeping import FAILED_TO_TRACK
from onroll.policy.plan import Task
from onroll.register.models import Case
from onroll.reports.cases.files import clocks, pathway_of, tasks_of
from onroll.reports.closure_pack import Made, closure_pack
from onroll.web import access
from onroll.web.pages.cases import people, seen
from onroll.web.pages.cases.form import answered
from onroll.web.today import real_today

DONE = {
    "start": "The enquiries can begin: they are on the task list.", "leave": "The case goes on as what it was.",
    "ask": "A manager is asked to agree.", "refuse": "The search goes on.",
    "agree": "Closed. The record is inactive, and wakes with an alert if the child is heard of. Others are to be told.",
}  # fmt: skip


@require_http_methods(["GET", "POST"])
def pack(request: HttpRequest, ref: str) -> HttpResponse:
    """Show the pack; ask for the closing, agree to it, refuse it; or turn a case into the last search and back."""
    return answered(
        request, ref, "closure/pack/page.html", "Failed to track: closure pack",
        lambda case, file: _do(request, file), lambda case, file: shown(request, case, file),
    )  # fmt: skip


def _do(request: HttpRequest, file: CaseFile) -> str:
    what, why = request.POST.get("do", ""), seen.words(request.POST, "why")
    by, version = seen.doer(request), seen.version(request)
    if what == "start":
        start_failed_to_track(file, by, why=why, seen=version)
    elif what == "leave":
        leave_failed_to_track(file, by, why=why, seen=version)
    elif what == "ask" and file.way_out == FAILED_TO_TRACK:
        close_case(file, FAILED_TO_TRACK, _tasks(file), by, why=why, seen=version)
    elif what == "agree":
        approve(file, _tasks(file), by, why=why, seen=version)
    elif what == "refuse":
        refuse(file, by, why=why, seen=version)
    else:
        raise NotDone("choose what to do")
    return DONE[what]


def _tasks(file: CaseFile) -> tuple[Task, ...]:
    return tasks_of(file, real_today(), clocks([file]))


def shown(request: HttpRequest, case: Case, file: CaseFile) -> dict[str, Any]:
    """Everything the page says of this case."""
    if file.way_out != FAILED_TO_TRACK:
        way_out = pathway_of(file.way_out).title
        return {
            "search": False,
            "may_start": file.way_out not in NOT_FROM and not file.closed_on,
            "way_out": way_out,
        }
    found, names, actor = closure_pack(file), people.names(), access.actor(request)
    asked, after = waiting_closure(file), {step.code for step in AFTER}
    return {
        "search": True, "pack": found, "made": [in_words(one, names) for one in found.made], "names": names,
        "asked": asked, "told": [task for task in _tasks(file) if task.step.code in after],
        "may_agree": asked is not None and actor.role in SECOND_PERSON and actor.name != asked.by,
        "may_leave": file.last(STARTED) is not None and not file.closed_on, "dob": file.facts.get("dob"),
        "ending": file.last(CLOSED) if file.closed_on else None, "asked_last": file.last(ASKED),
        "as_what": file.outcome,
    }  # fmt: skip


def in_words(one: Made, names: dict[str, str]) -> dict[str, Any]:
    """One enquiry as a line of the pack."""
    act = one.last
    data = act.data if act else {}
    return {
        "row": one.enquiry.row, "title": one.enquiry.title, "of": one.enquiry.of, "law": str(one.enquiry.basis),
        "certainty": one.enquiry.basis.certainty, "result": one.result, "said": one.said, "lacking": one.lacking,
        "sent": [{"on": sent.on, "by": names.get(sent.by, sent.by)} for sent in one.sent],
        "on": act.on if act and act.outcome != "sent" else None,
        "by": names.get(act.by, act.by) if act and act.outcome != "sent" else "",
        "answered_by": data.get("answered_by", ""), "concern": data.get("concern", ""), "code": one.enquiry.code,
    }  # fmt: skip
