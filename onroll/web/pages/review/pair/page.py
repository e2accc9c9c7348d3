"""Two children side by side with the evidence, and the decision: same, different, or cannot tell yet."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from onroll.intake.review import asked, decide
from onroll.intake.review.asked import NotDecided, TwoNumbers
from onroll.register.models import Decision
from onroll.register.scope import NotFound
from onroll.reports.review.queue import Waiting
from onroll.web import access, typed_days
from onroll.web.jinja import day
from onroll.web.pages.review import reasons, seen
from onroll.web.pages.review.pair.shown import beside, evidence
from onroll.web.pages.review.undecided import why_undecided
from onroll.web.show import show
from onroll.web.today import now

KINDS = ("same", "different", "cannot_tell")
CHOOSE = "Say whether they are one child or two, or that you cannot tell yet"
WHY = "Say why: choose a reason or write one"


@require_http_methods(["GET", "HEAD", "POST"])
@seen.of_today
def pair(request: HttpRequest, number: int) -> HttpResponse:
    """Show a pair; or decide about it and go on to the next. Both looks are on the trail before anything is shown."""
    found = asked.doubtful(number, access.actor(request))
    whole = seen.waiting(request)
    if request.method == "POST":
        wrong = refused(request, found)
        if not wrong:
            try:
                return decided(request, found, whole)
            except TwoNumbers as numbers:
                wrong = {"confirmed": str(numbers)}
            except NotDecided as why_not:
                if isinstance(why_not, asked.Changed):
                    raise
                wrong = {"decision": str(why_not)}
        return shown(request, found, whole, wrong)
    return shown(request, found, whole, {})


def shown(
    request: HttpRequest, found: asked.Pair, whole: list[Waiting], wrong: dict[str, str]
) -> HttpResponse:
    """The page, with what was filled in and what is wrong with it."""
    here = next(
        (one for one in whole if (one.elder, one.younger) == (found.elder.pk, found.younger.pk)), None
    )
    if here is None or found.doubt is None:
        raise NotFound(str(found.doubt))
    order = [one.doubt for one in whole]
    at = order.index(here.doubt)
    values = beside(found, here.stands, access.actor(request))
    access.disclose(request, [*values["refs"], *(one["child"] for one in values["household"])], page="review")
    return show(
        request, "review/pair/page.html", title="One child or two?", number=here.doubt, place=at + 1, count=len(order),
        after=order[at + 1] if at + 1 < len(order) else None, harm=here.harm, flags=here.flags, again_on=here.again_on,
        waits_for=here.waits_for, undecided=why_undecided(found.doubt.reason), evidence=evidence(found.doubt),
        numbers=asked.two_numbers(found),
        offered=reasons.OFFERED, filled=request.POST, again=again(request), shortcuts=seen.shortcuts(request),
        errors=wrong, error_list=error_list(wrong), status=400 if wrong else 200, **values,
    )  # fmt: skip


def error_list(wrong: dict[str, str]) -> list[dict[str, str]]:
    """What is wrong, each with where to put it right."""
    return [
        {"text": text, "href": "#" + ("decision-same" if name == "decision" else name)}
        for name, text in wrong.items()
    ]


def refused(request: HttpRequest, found: asked.Pair) -> dict[str, str]:
    """What is wrong with the form: the field and what to do."""
    kind = request.POST.get("decision", "")
    if kind not in KINDS:
        return {"decision": CHOOSE}
    if not reasons.given(request.POST, kind):
        return {"words": WHY}
    if kind == "cannot_tell":
        typed = again(request)
        if typed.error:
            return {"again-day": typed.error}
        if typed.day is not None and typed.day <= seen.today(request):
            return {"again-day": "The day to look again must be to come"}
    return {}


def again(request: HttpRequest) -> typed_days.TypedDay:
    """The day on which to look again."""
    return typed_days.read(request.POST, "again", "The day to look again", needed=request.method == "POST")


def decided(request: HttpRequest, found: asked.Pair, whole: list[Waiting]) -> HttpResponse:
    """Write the decision down, say so, and go on to the next pair."""
    made = put_down(request, found)
    seen.tell(request, made, again=day(made.again_on))
    assert found.doubt is not None, "the pair came from a doubt"
    return seen.following(request, found.doubt.pk, whole)


def put_down(request: HttpRequest, found: asked.Pair) -> Decision:
    """The decision as the form has it."""
    assert found.doubt is not None, "the pair came from a doubt"
    kind, number = request.POST["decision"], found.doubt.pk
    refs = (found.elder.ref, found.younger.ref)
    told: dict[str, Any] = {
        "actor": access.actor(request), "why": reasons.given(request.POST, kind), "now": now(),
        "seen": seen.versions(request.POST, refs),
    }  # fmt: skip
    if kind == "same":
        with transaction.atomic():
            made = decide.same(number, confirmed=request.POST.get("confirmed", ""), **told)
            seen.follow(request, made)
            return made
    if kind == "different":
        return decide.different(number, **told)
    day_to_come = again(request).day
    assert day_to_come is not None, "the form was looked at first"
    return decide.cannot_tell(
        number, again_on=day_to_come, waits_for=request.POST.get("waits_for", ""), **told
    )
