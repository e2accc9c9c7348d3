"""Moves that housing told of and the school's roll does not show: whom to tell, and who has been told."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from onroll.casework.act import NotDone
from onroll.casework.open_case import open_case
from onroll.policy.at_risk.reasons import by_code
from onroll.policy.ways_out.house_move import CODE
from onroll.register.models import Case
from onroll.reports.house_moves import SHOWN, UnknownMove, unknown_moves
from onroll.web import access, schools
from onroll.web.pages.cases import form, seen
from onroll.web.show import show
from onroll.web.today import real_today

ROWS = ("27",)


@require_http_methods(["GET", "HEAD", "POST"])
def listed(request: HttpRequest) -> HttpResponse:
    """Those nobody has seen to first, by risk and then the oldest; then those whose school was told. Open a case."""
    found, error = unknown_moves(access.actor(request), real_today()), ""
    if request.method == "POST":
        try:
            made = opened(request, found)
        except NotDone as refused:
            error = form.sentence(refused)
        else:
            messages.success(request, "The case is open.")
            return redirect("case", made.ref)
    page = found[:SHOWN]
    access.disclose(request, [one.child for one in page], page="moves")
    names = schools.names_of({one.school for one in page})
    to_tell, told = (
        [in_words(one, names) for one in page if (one.ended_on is not None) == ended]
        for ended in (False, True)
    )
    return show(
        request, "moves/page.html", title="Moves a school does not know of", to_tell=to_tell, told=told,
        more=len(found) - len(page), error=error, status=400 if error else 200,
    )  # fmt: skip


def opened(request: HttpRequest, found: list[UnknownMove]) -> Case:
    """A case about the move of the child that was chosen. Raises NotDone when the school shows the move by now."""
    one = next((one for one in found if one.child == request.POST.get("child")), None)
    if one is None:
        raise NotDone("the school shows this move by now: look at the list again")
    return open_case(one.child, CODE, because(one), seen.doer(request), school=one.school)


def because(one: UnknownMove) -> str:
    """Why the case is opened, in words."""
    when = f" on {one.moved_on:%-d %B %Y}" if one.moved_on else ""
    return f"Housing told of a move to {one.address}{when}; {one.why}."


def in_words(one: UnknownMove, names: Mapping[str, str]) -> dict[str, Any]:
    """One move as the page shows it."""
    titles = by_code()
    return {
        "child": one.child, "name": one.name, "school": names.get(one.school, one.school), "moved_on": one.moved_on,
        "told_on": one.told_on, "address": one.address, "why": one.why, "case": one.case, "ended_on": one.ended_on,
        "risks": [titles[code].title for code in one.flags if code in titles],
        "ended": "It was told" if one.ended_as == "school_knows" else "Looked into",
    }  # fmt: skip
