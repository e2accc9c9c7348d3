"""The queue: doubts between two children, the gravest first, each with the reason for its place."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST, require_safe

from onroll.policy.at_risk.mistaken_identity import TITLES
from onroll.reports.review.pair import headlines
from onroll.reports.review.queue import Waiting
from onroll.web import access, listing
from onroll.web.pages.review import seen
from onroll.web.show import show


@require_safe
@seen.of_today
def pairs(request: HttpRequest) -> HttpResponse:
    """One page of the queue. Every child on it is on the trail before the page leaves."""
    whole = seen.waiting(request)
    asked = listing.asked(request.GET, (), ())
    size, at = listing.A_PAGE, listing.page_number(len(whole), asked)
    shown = whole[(at - 1) * size : at * size]
    who = headlines([child for one in shown for child in (one.elder, one.younger)])
    access.disclose(request, [one["ref"] for one in who.values()], page="review")
    return show(
        request, "review/page.html", title="Decide who is whom", count=len(whole),
        put_back=sum(1 for one in whole if one.again_on), first=(at - 1) * size + 1,
        rows=[line(one, who) for one in shown], pages=listing.pages(len(whole), asked),
        page_number=at, last_page=listing.last_page(len(whole)),
    )  # fmt: skip


@require_POST
def keys(request: HttpRequest) -> HttpResponse:
    """Turn the single-letter shortcuts on or off, and go back to the pair."""
    request.session[seen.SHORTCUTS] = request.POST.get("shortcuts") == "on"
    number = request.POST.get("pair", "")
    return redirect("review-pair", int(number)) if number.isdigit() else redirect("review")


def line(one: Waiting, who: dict[int, dict[str, Any]]) -> dict[str, Any]:
    """A pair as the list shows it."""
    return {
        "doubt": one.doubt, "grade": one.harm.grade, "grade_title": TITLES[one.harm.grade], "says": one.harm.says,
        "children": [who[child] | {"position": where.title}
                     for child, where in zip((one.elder, one.younger), one.stands, strict=False)],
        "flags": one.flags, "days": one.days, "weight": one.weight,
        "again_on": one.again_on, "waits_for": one.waits_for,
    }  # fmt: skip
