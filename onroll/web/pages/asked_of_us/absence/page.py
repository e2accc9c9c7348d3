"""A school tells of one of its pupils who is absent and nobody knows why."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from onroll.casework.act import NotAllowed, NotDone
from onroll.casework.tell_of_absence import tell_of_absence
from onroll.policy.ways_out.unexplained_absence import ABSENCE_KNOWN
from onroll.register.scope import NotFound
from onroll.web import access
from onroll.web.pages.cases import asking, seen
from onroll.web.pages.cases.form import sentence
from onroll.web.pages.removals.ask.page import on_our_roll, school_of
from onroll.web.show import show

ROWS = ("51",)


@require_http_methods(["GET", "HEAD", "POST"])
def absent(request: HttpRequest) -> HttpResponse:
    """Which pupil, since when, and how it is marked; sent, the council has a case of it."""
    error = ""
    if request.method == "POST":
        try:
            tell(request)
        except NotFound:
            error = "Choose a pupil who is on your roll"
        except (NotDone, NotAllowed) as wrong:
            error = sentence(wrong)
        else:
            messages.success(request, "The council knows of it now. What is due next, and by when, is below.")
            return redirect("asked-of-us")
    pupils = on_our_roll(request)
    access.disclose(request, [ref for ref, _ in pupils], page="asked-of-us.absence")
    chosen = request.POST.get("child") or request.GET.get("child", "")
    items = [{"value": "", "text": "Choose a pupil"}, *({"value": ref, "text": name} for ref, name in pupils)]
    return show(
        request, "asked_of_us/absence/page.html", title="A pupil is absent and nobody knows why", pupils=items,
        chosen=chosen, error=error, typed=request.POST,
        risk_ref=chosen if chosen in dict(pupils) else "",
        questions=[asking.question(request, one, None) for one in ABSENCE_KNOWN.asks], status=400 if error else 200,
    )  # fmt: skip


def tell(request: HttpRequest) -> None:
    """Write it down. Raises NotFound for a pupil not on their roll, NotDone."""
    child = request.POST.get("child", "")
    if child not in dict(on_our_roll(request)):
        raise NotFound(child)
    said = asking.answers(request, ABSENCE_KNOWN.asks)
    tell_of_absence(child, school_of(request, child), said, seen.doer(request))
