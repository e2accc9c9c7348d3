"""A clock of a case: stopped with a reason, and running again."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from onroll.casework.pause_clock import pause, resume
from onroll.facts.case import CaseFile
from onroll.policy.plan import pauses
from onroll.register.models import Case
from onroll.register.scope import NotFound
from onroll.reports.cases.files import pathway_of
from onroll.web.pages.cases import form, seen


@require_http_methods(["GET", "HEAD", "POST"])
def clock(request: HttpRequest, ref: str, code: str) -> HttpResponse:
    """A stopped clock is never late, and is always shown as stopped."""
    _, now = seen.find(request, ref)
    stopped = stands_still(now, code)

    def do(case: Case, file: CaseFile) -> str:
        how = resume if stopped else pause
        how(file, code, seen.doer(request), why=seen.words(request.POST, "why"), seen=seen.version(request))
        return "The clock runs again." if stopped else "The clock is stopped."

    def values(case: Case, file: CaseFile) -> Mapping[str, Any]:
        return {"clock": titled(file, code), "stopped": stopped}

    title = "Let the clock run again" if stopped else "Stop the clock"
    return form.answered(request, ref, "cases/case/clock/page.html", title, do, values)


def stands_still(file: CaseFile, code: str) -> bool:
    found = pauses(file, code)
    return bool(found) and found[-1][1] is None


def titled(file: CaseFile, code: str) -> str:
    """What the clock is called. Raises NotFound for one this case does not have."""
    known = {step.clock.code: step.clock.title for step in pathway_of(file.way_out).steps if step.clock}
    if code not in known:
        raise NotFound(f"there is no clock {code}")
    return known[code]
