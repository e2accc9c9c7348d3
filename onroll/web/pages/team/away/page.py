"""Somebody is away: from when to when, and who does their work meanwhile."""

from __future__ import annotations

from datetime import timedelta

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from onroll.casework.act import NotAllowed, NotDone
from onroll.casework.be_away import MAY_SAY_FOR_OTHERS, be_away, be_back
from onroll.web import access
from onroll.web.pages.cases import asking, form, people, seen
from onroll.web.show import show

ONE_DAY = timedelta(days=1)


@require_http_methods(["GET", "HEAD", "POST"])
def away(request: HttpRequest) -> HttpResponse:
    """An officer says it of themselves, a manager of anybody; it can be taken back."""
    error = ""
    if request.method == "POST":
        try:
            messages.success(request, back(request) if "back" in request.POST else gone(request))
            return redirect("team")
        except (NotDone, NotAllowed) as refused:
            error = form.sentence(refused)
    actor, names = access.actor(request), people.names()
    return show(
        request, "team/away/page.html", title="Say that somebody is away", error=error, typed=request.POST,
        people=people.may_own(names, request.POST.get("officer", actor.name)),
        covers=people.may_own(names, request.POST.get("cover", "")), others=actor.role in MAY_SAY_FOR_OTHERS,
        name=names.get(actor.name, actor.name), from_day=asking.boxes(request, "from_day"),
        last_day=asking.boxes(request, "last_day", today=False), status=400 if error else 200,
    )  # fmt: skip


def gone(request: HttpRequest) -> str:
    actor = access.actor(request)
    officer = request.POST.get("officer", "") if actor.role in MAY_SAY_FOR_OTHERS else actor.name
    begins = seen.any_day(request.POST, "from_day", "The first day away")
    last = seen.any_day(request.POST, "last_day", "The last day away")
    be_away(officer, request.POST.get("cover", ""), begins, last + ONE_DAY, seen.doer(request))
    return "Written down. Their cases go on with whoever stands in."


def back(request: HttpRequest) -> str:
    number = request.POST.get("back", "")
    be_back(int(number) if number.isdecimal() and len(number) < 10 else 0, seen.doer(request))
    return "Taken back."
