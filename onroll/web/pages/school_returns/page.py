"""What schools owe: each duty that is late, to come or was told of late; a case is opened of an absence from here."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from onroll.casework.act import NotDone
from onroll.casework.open_absence import open_absence
from onroll.policy.school_returns.owed import STANDS
from onroll.register.models import Case
from onroll.register.scope import SEES_EVERY_CHILD
from onroll.reports.school_returns import MOST, Line, SchoolReturns, school_returns
from onroll.web import access, schools
from onroll.web.pages.cases import form, seen
from onroll.web.show import show
from onroll.web.today import real_today

ROWS = ("34", "35")
COLOURS = {"late": "red", "to_come": "blue", "reached": "orange", "told_late": "yellow", "not_known": "grey"}


@require_http_methods(["GET", "HEAD", "POST"])
def owed(request: HttpRequest) -> HttpResponse:
    """An officer sees every school's, or one's; a school its own. An officer opens a case of an absence."""
    if request.method != "POST":
        return shown(request)
    if access.actor(request).role not in SEES_EVERY_CHILD:
        raise Http404
    try:
        made = opened(request)
    except NotDone as refused:
        return shown(request, error=form.sentence(refused))
    messages.success(request, "The case is open.")
    return redirect("case", made.ref)


def opened(request: HttpRequest) -> Case:
    """A case of an absence on the list, at the school that told of it. Raises NotDone when there is none to open."""
    actor, wanted = access.actor(request), (request.POST.get("child"), request.POST.get("school"))
    for one in school_returns(actor, real_today()).lines:
        if one.may_open and wanted == (one.child, one.news.school):
            return open_absence(one.child, one.news, seen.doer(request))
    raise NotDone("this absence is no longer on the list, or has a case already")


def shown(request: HttpRequest, error: str = "") -> HttpResponse:
    actor, on = access.actor(request), real_today()
    found = school_returns(actor, on)
    chosen = request.GET.get("school", "")
    lines = [one for one in found.lines if chosen in ("", one.news.school)]
    listed = lines[:MOST]
    access.disclose(request, list(dict.fromkeys(one.child for one in listed)), page="school-returns")
    names = schools.names_of(set(found.by_school))
    return show(
        request, "school_returns/page.html", title="What schools owe", since=found.since, count=len(lines), error=error,
        rows=[in_words(one, names) for one in listed], schools=per_school(found, names), chosen=chosen,
        school=names.get(chosen, chosen), officer=actor.role in SEES_EVERY_CHILD,
        status=400 if error else 200,
    )  # fmt: skip


def in_words(one: Line, names: Mapping[str, str]) -> dict[str, Any]:
    """One duty as a line of the list."""
    news, clock = one.news, one.owed.clock
    return {
        "child": one.child, "name": one.name, "number": news.school, "school": names.get(news.school, news.school),
        "what": clock.title, "law": clock.citation, "since": news.day, "due": clock.due_on, "told": news.told_on,
        "words": one.owed.words, "colour": COLOURS[one.owed.stands], "case": one.case, "may_open": one.may_open,
    }  # fmt: skip


def per_school(found: SchoolReturns, names: Mapping[str, str]) -> list[dict[str, str]]:
    """Each school by name, with how many of its lines stand how, in words; those with most late first."""
    ordered = sorted(found.by_school.items(), key=lambda one: (-one[1]["late"], names.get(one[0], one[0])))
    return [
        {"number": number, "school": names.get(number, number),
         "says": ", ".join(f"{counts[code]} {words.lower()}" for code, words in STANDS.items() if counts[code])}
        for number, counts in ordered
    ]  # fmt: skip
