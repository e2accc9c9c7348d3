"""Schools' own days: where a school, or an officer for it, enters a closure or takes it back."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from onroll.casework.enter_school_day import (
    A_SCHOOLS_OWN,
    NotEntered,
    close_school,
    enter_school_day,
    may_speak_for,
    take_back_school_day,
)
from onroll.register import council
from onroll.register.models import School
from onroll.register.school_days import at_once, standing
from onroll.register.scope import SEES_EVERY_CHILD, SEES_OWN_PUPILS, Actor
from onroll.web import access, typed_days
from onroll.web.jinja import day as day_in_words
from onroll.web.schools import names_of
from onroll.web.show import show
from onroll.web.today import View, now, real_today, view

AT = {"day": "day-day", "last": "last-day", "why": "why"}
"""Which box of the form is wrong."""
OPENS = {
    "no": "It is closed: pupils do not come",
    "yes": "It is open, though the council’s calendar has no school",
}


@require_http_methods(["GET", "POST"])
def school_days(request: HttpRequest) -> HttpResponse:
    """One school's own days, or those to come of every school they speak for."""
    actor = access.actor(request)
    schools = schools_of(actor)
    chosen = str(request.POST.get("school") or request.GET.get("school", ""))
    if not chosen and len(schools) == 1:
        chosen = next(iter(schools))
    if chosen and chosen not in schools:
        raise Http404
    if request.method == "POST":
        if view(request).replaying or not chosen:
            raise Http404
        return (
            _take_back(request, chosen, schools) if request.POST.get("take_back") else _enter(request, chosen, schools)
        )
    return shown(request, chosen, schools, typed=typed_days.of("day", None), last=typed_days.of("last", None))


def schools_of(actor: Actor) -> dict[str, str]:
    """The schools this person may enter days for, by number: their own, or the council's, by name."""
    if actor.role in SEES_EVERY_CHILD:
        here = School.objects.filter(la_code=council.choices().la_code, laestab__isnull=False)
        latest = here.exclude(status__startswith="Closed").order_by("delivery__learned_at", "id")
        names = {
            str(laestab): str(name or laestab) for laestab, name in latest.values_list("laestab", "name")
        }
    else:
        own = {one for one in actor.schools if may_speak_for(one, actor)}
        names = {one: one for one in own} | {k: v for k, v in names_of(own).items() if k in own}
    return dict(sorted(names.items(), key=lambda one: (one[1].casefold(), one[0])))


def _enter(request: HttpRequest, laestab: str, schools: dict[str, str]) -> HttpResponse:
    typed = typed_days.read(request.POST, "day", "The day", needed=True)
    last = typed_days.read(request.POST, "last", "The last day", needed=False)
    opens, why = request.POST.get("opens", ""), request.POST.get("why", "")
    errors = {"day-day": typed.error, "last-day": last.error,
              "opens": "" if opens in OPENS else "Say whether it is closed or open"}  # fmt: skip
    if last.day and opens == "yes":
        errors["last-day"] = "An open day is entered by itself: leave the last day blank"
    if typed.day and not any(errors.values()):
        try:
            said = _entered(request, laestab, typed.day, last.day, opens, why)
        except NotEntered as wrong:
            errors[AT[wrong.at]] = str(wrong)
        else:
            messages.success(request, f"{schools[laestab]} is {said}.")
            return _back_to(laestab)
    return shown(request, laestab, schools, typed=typed, last=last, opens=opens, why=why, errors=errors)


def _entered(request: HttpRequest, laestab: str, first: date, last: date | None, opens: str, why: str) -> str:
    """What was entered, in words: one day, or every school day of a closure. Raises NotEntered."""
    actor = access.actor(request)
    if last is None:
        one = enter_school_day(laestab, first, opens=opens == "yes", why=why, actor=actor, now=now(), on=real_today())
        return f"{'open' if one.opens else 'closed'} on {day_in_words(one.day)}"
    closed = close_school(laestab, first, last, why=why, actor=actor, now=now(), on=real_today())
    days = f"{len(closed)} school day{'' if len(closed) == 1 else 's'}"
    return f"closed from {day_in_words(closed[0].day)} to {day_in_words(closed[-1].day)}: {days}"


def _take_back(request: HttpRequest, laestab: str, schools: dict[str, str]) -> HttpResponse:
    number = request.POST.get("take_back", "")
    if not number.isdecimal() or not standing().filter(pk=int(number), laestab=laestab).exists():
        raise Http404
    try:
        taken = take_back_school_day(int(number), actor=access.actor(request), now=now(), on=real_today())
    except NotEntered as wrong:
        none = typed_days.of("day", None), typed_days.of("last", None)
        return shown(request, laestab, schools, typed=none[0], last=none[1], errors={"days": str(wrong)})
    are = "is" if len(taken) == 1 else "are"
    messages.success(request, f"{_from_to(taken[0].day, taken[-1].day)} {are} as the council’s calendar has it again.")
    return _back_to(laestab)


def _back_to(laestab: str) -> HttpResponse:
    return redirect(f"{reverse('school-days')}?school={laestab}")


def shown(
    request: HttpRequest, laestab: str, schools: dict[str, str], *, typed: typed_days.TypedDay,
    last: typed_days.TypedDay, opens: str = "", why: str = "", errors: dict[str, str] | None = None,
) -> HttpResponse:  # fmt: skip
    """The page, with what was typed if it could not be taken."""
    wrong = {at: says for at, says in (errors or {}).items() if says}
    looking = view(request)
    return show(
        request, "calendar/schools/page.html", title="School days", school=laestab, name=schools.get(laestab, ""),
        schools=schools, days=days_of([laestab] if laestab else list(schools), looking, bool(laestab), schools),
        day=typed, last=last, opens=opens, why=why, errors=wrong, choices=OPENS, may_change=not looking.replaying,
        own_word=A_SCHOOLS_OWN if access.actor(request).role in SEES_OWN_PUPILS else 0,
        status=400 if wrong else 200,
    )  # fmt: skip


def days_of(laestabs: list[str], looking: View, one: bool, schools: dict[str, str]) -> list[dict[str, Any]]:
    """What was entered and stands, by its first day: of one school in this school year, of several from today on."""
    on = looking.on
    since = date(on.year if on.month >= 9 else on.year - 1, 9, 1) if one else on
    found = standing(looking.known_at).filter(laestab__in=laestabs, day__gte=since).order_by("day", "laestab")
    return [
        {"number": days[0].pk, "school": days[0].laestab, "name": schools[days[0].laestab],
         "day": _from_to(days[0].day, days[-1].day), "how_many": len(days), "opens": days[0].opens,
         "why": days[0].why, "entered_by": days[0].entered_by, "entered_at": days[0].entered_at}
        for days in at_once(found)
    ]  # fmt: skip


def _from_to(first: date, last: date) -> str:
    """A day, or the first and the last of several, in words."""
    return day_in_words(first) if first == last else f"{day_in_words(first)} to {day_in_words(last)}"
