"""One alert: the two side by side, how alike they are and why, what to do next, and the answer with its reason."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from onroll.intake.review.asked import NotDecided
from onroll.intake.watch import answer as answering
from onroll.intake.watch.quiet import THEM
from onroll.policy.failed_to_track.sleeping import SEALED
from onroll.reports.alerts import AlertLine, alert
from onroll.sources.shape import IDENTITY
from onroll.web import access, words
from onroll.web.jinja import day
from onroll.web.pages.alerts import says
from onroll.web.pages.alerts.page import in_words
from onroll.web.show import show
from onroll.web.today import now

UNDO = "undo"


@require_http_methods(["GET", "POST"])
def one_alert(request: HttpRequest, number: int) -> HttpResponse:
    """Show the evidence; take an answer, or take one back."""
    found = alert(number, access.actor(request))
    if request.method != "POST":
        return shown(request, found)
    said = request.POST.get("said", "")
    if not said:
        return shown(request, found, error="Say whether it is the child", at="said")
    try:
        _do(request, found, said)
    except NotDecided as refused:
        return shown(request, alert(number, access.actor(request)), error=_sentence(refused), at="why")
    messages.success(
        request, "The answer is taken back." if said == UNDO else says.DONE[_outcome(found, said)]
    )
    return redirect("alerts")


def _do(request: HttpRequest, found: AlertLine, said: str) -> None:
    version = request.POST.get("version", "")
    told: dict[str, Any] = {
        "actor": access.actor(request), "why": request.POST.get("why", ""),
        "seen": int(version) if version.isdecimal() else None,
    }  # fmt: skip
    if said == UNDO:
        answering.undo(found.number, **told)
    else:
        answering.answer(found.number, said, **told, now=now())


def _outcome(found: AlertLine, said: str) -> str:
    return "alike" if said == THEM and not found.joined and found.kind != SEALED else said


def _sentence(refused: NotDecided) -> str:
    said = str(refused)
    return said[:1].upper() + said[1:]


def shown(request: HttpRequest, found: AlertLine, *, error: str = "", at: str = "") -> HttpResponse:
    """The page; the looks are on the trail before anybody is named."""
    access.disclose(request, found.refs, page="alert")
    return show(
        request, "alerts/alert/page.html", title=says.KINDS[found.kind], one=in_words(found), version=found.version,
        sealed=found.kind == SEALED, beside=beside(found), steps=found.steps, weight=found.weight,
        because=found.joined_because,
        evidence=[part for part in found.evidence if part["weight"]], choices=choices(found),
        why=request.POST.get("why", ""), said=request.POST.get("said", ""), error=error, at=at,
        status=400 if error else 200,
    )  # fmt: skip


def choices(found: AlertLine) -> list[dict[str, str]]:
    """The answers there are, in words."""
    return [
        {"value": code, "text": text}
        for code, text in (says.CHOICES_APART if found.kind == SEALED else says.CHOICES).items()
    ]


def beside(found: AlertLine) -> list[dict[str, Any]]:
    """What each side says of each field, where either says anything."""
    ours, theirs = found.ours or {}, found.theirs or {}
    rows = []
    for name in (field for field in IDENTITY if field in ours or field in theirs):
        mine, other = _text(ours.get(name)), _text(theirs.get(name))
        both = bool(mine and other)
        same = mine.casefold() == other.casefold()
        rows.append({"field": words.field(name), "ours": mine, "theirs": other,
                     "says": "" if not both else "Same" if same else "Differs"})  # fmt: skip
    return rows


def _text(value: Any) -> str:
    return day(value) if isinstance(value, date) else str(value or "")
