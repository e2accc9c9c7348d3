"""A case opened by hand: which way out, why, and whose it is."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from onroll.casework.act import NotDone
from onroll.casework.open_case import open_case
from onroll.law.education_act_1996 import of_compulsory_school_age
from onroll.policy.pathway import pathways
from onroll.policy.ways_out import unexplained_absence
from onroll.policy.ways_out.calls_for_a_case import OF_PUPILS
from onroll.register.cases import cases_seen_by, child_of
from onroll.register.models import Case
from onroll.reports.cases.files import facts_of, pathway_of
from onroll.web import access
from onroll.web.pages.cases import asking, form, people, seen
from onroll.web.show import show
from onroll.web.today import real_today

NOT_OF_SCHOOL_AGE = {"before": "not of compulsory school age yet", "after": "over compulsory school age"}


@require_http_methods(["GET", "HEAD", "POST"])
def by_hand(request: HttpRequest, ref: str) -> HttpResponse:
    """Show the ways out there are, and which cases the child has; open one."""
    child, error = child_of(ref, access.actor(request)), ""
    facts, names = facts_of([ref], real_today()).get(ref, {}), people.names()
    why_not = stands(facts, real_today())
    if request.method == "POST":
        try:
            made = opened(request, ref, why_not, school_of(facts))
        except NotDone as refused:
            error = form.sentence(refused)
        else:
            messages.success(request, "The case is open.")
            return redirect("case", made.ref)
    access.disclose(request, [ref], page="child.case")
    others = cases_seen_by(access.actor(request)).filter(child=child, closed_at=None).order_by("pk")
    owners = people.may_own(names, request.POST.get("owner", ""))[1:]
    return show(
        request, "child/case/page.html", title="Open a case", ref=ref, name=facts.get("name") or "Name not known",
        ways=asking.items({code: one.title for code, one in pathways().items() if one.binds(real_today())}),
        stands=why_not, likely=facts.get("way_out") or "",
        people=[{"value": "", "text": "Whoever it falls to"}, *owners],
        others=[(one, pathway_of(one.way_out).title) for one in others], typed=request.POST, error=error,
        status=400 if error else 200,
    )  # fmt: skip


def stands(facts: Mapping[str, Any], on: date) -> str:
    """Why a child needs no case by what is known today, in words: on a roll, or not of school age; else blank."""
    born, says = facts.get("dob"), []
    if facts.get("position") == "on_roll":
        says.append(f"on the roll of {facts.get('school_name') or 'a school'}")
    if isinstance(born, date) and (age := of_compulsory_school_age(born, on)) in NOT_OF_SCHOOL_AGE:
        says.append(NOT_OF_SCHOOL_AGE[age])
    return " and ".join(says)


def school_of(facts: Mapping[str, Any]) -> str:
    """The number of the school on whose roll the child is; blank for one on none."""
    return str(facts.get("school") or "") if facts.get("position") == "on_roll" else ""


def opened(request: HttpRequest, ref: str, why_not: str, school: str) -> Case:
    """The case, from what was typed. Raises NotDone, also when the child needs none and nobody has confirmed it."""
    way, owner = request.POST.get("way", ""), request.POST.get("owner", "")
    if way not in pathways():
        raise NotDone("choose which kind of case it is")
    if why_not and way not in OF_PUPILS and request.POST.get("sure") != "yes":
        raise NotDone(f"this child is {why_not}: confirm that a case is to be opened all the same")
    at = school if way == unexplained_absence.CODE else ""
    return open_case(ref, way, seen.words(request.POST, "why"), seen.doer(request), owner=owner, school=at)
