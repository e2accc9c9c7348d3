"""What the review pages share: today only, who is shown, versions carried in a form, and what follows a decision."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from functools import wraps
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.html import format_html

from onroll.casework.follow_join import follow_decision, go_back, opened_for_another
from onroll.intake.review.asked import Changed, NotDecided
from onroll.intake.review.undo import MOVES
from onroll.register.models import Decision
from onroll.register.scope import Actor, NotFound
from onroll.reports.review.decisions import gone_to
from onroll.reports.review.queue import Waiting, open_pairs, queue
from onroll.web import access
from onroll.web.pages.cases.seen import doer
from onroll.web.show import show
from onroll.web.today import view

SHORTCUTS = "review_shortcuts"
"""In the session: False once somebody has turned the single-letter shortcuts off."""
DONE = {
    "same": "One child.",
    "different": "Two children.",
    "cannot_tell": "Put back until {again}.",
    "join": "Joined: one child.",
    "split": "Split: two children.",
}


def of_today(page: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """A page on which to decide: never while a past day is looked at; says what cannot be decided."""

    @wraps(page)
    def opened(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if view(request).replaying:
            return show(request, "review/past.html", title="Decide as of today", status=200)
        try:
            return page(request, *args, **kwargs)
        except Changed as meanwhile:
            title = (
                "You have decided this already" if meanwhile.own else "Somebody else has decided meanwhile"
            )
            return show(request, "review/changed.html", title=title, says=str(meanwhile), status=409)
        except NotDecided as why_not:
            return show(
                request, "review/changed.html", title="This cannot be decided", says=str(why_not), status=400
            )

    return opened


def waiting(request: HttpRequest) -> list[Waiting]:
    """The queue as this person sees it."""
    return queue(view(request).on, access.actor(request))


def versions(form: Any, refs: Iterable[str]) -> dict[str, int]:
    """The version of each child when the form was made; a form without one counts as too old."""
    return {ref: int(form.get(f"version-{ref}", "0") or 0) if form.get(f"version-{ref}", "").isdigit() else 0
            for ref in refs}  # fmt: skip


def follow(request: HttpRequest, *made: Decision) -> None:
    """The cases of the children follow what was just decided or undone, in the same transaction."""
    by = doer(request)
    for one in made:
        if one.kind in MOVES and one.other is not None:
            follow_decision(one.child.ref, one.other.ref, by)
            for case, about in opened_for_another([one.child, one.other]):
                if (known := now_known_as(about, by.actor)) and known != case.child.ref:
                    go_back(case, known, by)


def now_known_as(ref: str, actor: Actor) -> str:
    """The child that a record without rows proved to be; nothing when it is not one child that is seen."""
    try:
        return gone_to(ref, actor)
    except NotFound:
        return ""


def tell(request: HttpRequest, made: Decision, again: str = "") -> None:
    """Say on the next page what was decided, with the way back."""
    says = DONE[made.kind].format(again=again)
    way_back = '<a class="govuk-notification-banner__link" href="/review/decisions/{}">See it or undo it</a>'
    messages.success(request, format_html("Decision {}. {} " + way_back, made.pk, says, made.pk))


def following(request: HttpRequest, number: int, before: list[Waiting]) -> HttpResponse:
    """On to the next pair that still waits, in the order this person was going through."""
    still = set(open_pairs(access.actor(request))["doubt"].to_list())
    order = [one.doubt for one in before if one.again_on is None]
    at = order.index(number) if number in order else -1
    for doubt in [*order[at + 1 :], *order[: max(at, 0)]]:
        if doubt in still:
            return redirect("review-pair", doubt)
    return redirect("review")


def shortcuts(request: HttpRequest) -> bool:
    """Are the single-letter shortcuts on for this person?"""
    return bool(request.session.get(SHORTCUTS, True))


def today(request: HttpRequest) -> date:
    """The day decisions are made on."""
    return view(request).on
