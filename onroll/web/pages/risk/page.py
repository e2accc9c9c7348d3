"""Report that a child may be harmed: two clicks at the least, and who was told, by whom, when, with what reference."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from onroll.casework.act import Doer, NotDone
from onroll.casework.report_immediate_risk import SERVICES, Risk, not_told, report_immediate_risk
from onroll.facts.case import Act
from onroll.reports.child import child_record
from onroll.reports.risk import risk_reports
from onroll.web import access
from onroll.web.pages.cases import people
from onroll.web.pages.cases.form import sentence
from onroll.web.pages.child.page import named
from onroll.web.show import show
from onroll.web.today import LONDON, now, real_today

FIELDS = ("text", "police", "police_at", "police_ref", "crs", "crs_at", "crs_ref", "told_by", "adds")
UNWRITTEN = "What is feared has not been written down yet."
TOLD_SINCE = "Said who has been told since."


@require_http_methods(["GET", "POST"])
def risk(request: HttpRequest, ref: str) -> HttpResponse:
    """The form and what was reported before; the look is on the trail before the child is named."""
    if request.method != "POST":
        return shown(request, ref)
    typed = {name: request.POST.get(name, "").strip() for name in FIELDS}
    moment = now()
    try:
        report_immediate_risk(ref, told(typed, f"{moment.astimezone(LONDON):%H:%M}"),
                              Doer(access.actor(request), moment, real_today()))  # fmt: skip
    except NotDone as refused:
        return shown(request, ref, typed, error=sentence(refused))
    messages.success(request, "The report is kept, in every case of this child.")
    return redirect("risk", ref)


def told(typed: dict[str, str], at: str) -> Risk:
    """The report as it is kept: a blank time of telling is the moment of writing; an untold service has no details."""
    said = dict(typed, text=typed["text"] or (TOLD_SINCE if typed["adds"] else UNWRITTEN))
    for who in ("police", "crs"):
        if said[who] != "yes":
            said |= {f"{who}_at": "", f"{who}_ref": ""}
        elif not said[f"{who}_at"]:
            said[f"{who}_at"] = at
    return Risk(**said)


def shown(
    request: HttpRequest, ref: str, typed: dict[str, str] | None = None, error: str = ""
) -> HttpResponse:
    actor = access.actor(request)
    reports = risk_reports(ref, actor)
    record = child_record(ref, real_today(), None, actor)
    access.disclose(request, [ref], page="risk")
    names = people.names()
    return show(
        request, "risk/page.html", title="Immediate risk", ref=ref, name=named(record.identity),
        reports=[in_words(act, names) for act in reports], typed=typed or {}, error=error, services=SERVICES,
        last=1 + next((n for n, act in enumerate(reports) if not act.data.get("adds")), len(reports)),
        waiting=not_told(act.data for act in reversed(reports)),
        status=400 if error else 200,
    )  # fmt: skip


def in_words(act: Act, names: Mapping[str, str]) -> dict[str, Any]:
    """One report as it was made."""
    return {
        "on": act.on,
        "at": act.at,
        "by": names.get(act.by, act.by),
        **act.data,
    }
