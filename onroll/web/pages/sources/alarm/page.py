"""Noting what is done about an alarm: it is quiet then, until there is another reason for it."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from onroll.reports.liveness.alarms import NeedsReason, alarms, note
from onroll.web import access
from onroll.web.pages.sources.page import in_words
from onroll.web.show import show
from onroll.web.today import view

LONGEST = 400


@require_http_methods(["GET", "POST"])
def see_to(request: HttpRequest) -> HttpResponse:
    """Ask what is done; keep it with their name."""
    looking = view(request)
    key = request.POST.get("key") or request.GET.get("key", "")
    found = [one for one in alarms(looking.on) if one.key == key]
    if not found or looking.replaying:
        raise Http404
    why = " ".join(request.POST.get("why", "").split())[:LONGEST]
    error = ""
    if request.method == "POST":
        try:
            note(key, actor=access.actor(request), why=why, on=looking.on)
        except NeedsReason:
            error = "Say what is being done"
        else:
            messages.success(request, "Noted. This alarm is quiet until there is another reason for it.")
            return redirect("sources")
    return show(
        request, "sources/alarm/page.html", title="Note what is done", alarm=in_words(found)[0], why=why,
        error=error, status=400 if error else 200,
    )  # fmt: skip
