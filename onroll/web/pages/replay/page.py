"""Looking at a past day: every page then shows where children stood, as known then or as known now."""

from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from onroll.web import typed_days
from onroll.web.show import show
from onroll.web.today import back_to_today, real_today, replay, view

KNOWN = {
    "then": "What was known that day",
    "now": "What is known now",
    "other": "What was known on another day",
}


@require_http_methods(["GET", "POST"])
def past_day(request: HttpRequest) -> HttpResponse:
    """Ask for the day; keep it for this session; or go back to today."""
    if request.method == "GET":
        return _ask(request, typed_days.of("on", None), typed_days.of("known", None), "then")
    if request.POST.get("back") == "yes":
        back_to_today(request)
        return redirect("home")
    known = request.POST.get("as_known", "then")
    on = typed_days.read(request.POST, "on", "The day", needed=True)
    known_on = typed_days.read(request.POST, "known", "The day it was known", needed=known == "other")
    errors = wrong(on, known_on, known)
    if errors or on.day is None:
        return _ask(request, on, known_on, known, errors)
    replay(request, on.day, {"then": on.day, "now": None}.get(known, known_on.day))
    return redirect("home")


def wrong(on: typed_days.TypedDay, known_on: typed_days.TypedDay, known: str) -> dict[str, str]:
    """What has to be put right, by field."""
    errors = {}
    if on.error or in_future(on.day):
        errors["on-day"] = on.error or "The day must be today or earlier"
    if known == "other" and (known_on.error or in_future(known_on.day)):
        errors["known-day"] = known_on.error or "The day it was known must be today or earlier"
    if known not in KNOWN:
        errors["as_known"] = "Choose what was known"
    return errors


def in_future(day: date | None) -> bool:
    return day is not None and day > real_today()


def _ask(
    request: HttpRequest, on: typed_days.TypedDay, known_on: typed_days.TypedDay, known: str,
    errors: dict[str, str] | None = None,
) -> HttpResponse:  # fmt: skip
    return show(
        request, "replay/page.html", title="Look at a past day", on=on, known_on=known_on, known=known,
        choices=KNOWN, errors=errors or {}, real_today=real_today(), replaying=view(request).replaying,
        status=400 if errors else 200,
    )  # fmt: skip
