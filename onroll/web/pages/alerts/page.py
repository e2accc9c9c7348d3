"""Alerts: every row that may be about a child nobody looks for any more, those to answer first."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from onroll.register.alerts import TOLD_OF_THE_SEALED
from onroll.reports.alerts import TO_ANSWER, WAITING, AlertLine, alerts, held_apart
from onroll.web import access
from onroll.web.pages.alerts import says
from onroll.web.show import show


@require_safe
def listed(request: HttpRequest) -> HttpResponse:
    """The looks are on the trail before anybody is named."""
    actor = access.actor(request)
    found, apart = alerts(actor), held_apart(actor)
    access.disclose(request, [ref for one in found for ref in one.refs], page="alerts")
    rows = [in_words(one) for one in found]
    return show(
        request, "alerts/page.html", title="Alerts",
        groups=[
            ("To answer", "open", [one for one in rows if one["answer"] == TO_ANSWER]),
            ("Cannot be told yet", "waiting", [one for one in rows if one["answer"] == WAITING]),
            ("Answered", "answered", [one for one in rows if one["answer"] not in (TO_ANSWER, WAITING)]),
        ],
        apart=[in_words(one) for one in apart], told_of_the_sealed=actor.role in TOLD_OF_THE_SEALED,
    )  # fmt: skip


def in_words(one: AlertLine) -> dict[str, Any]:
    """An alert in an officer's words."""
    return {
        "number": one.number, "child": one.child, "other": one.other, "joined": one.joined, "kind": one.kind,
        "answer": one.answer, "source": one.source, "delivery": one.delivery, "line": one.line,
        "said_on": one.said_on, "closed_on": one.closed_on, "raised_at": one.raised_at,
        "kind_words": says.KINDS[one.kind], "answer_words": says.ANSWERS[one.answer],
        "name": named(one.ours), "born": (one.ours or {}).get("dob"),
        "their_name": named(one.theirs), "their_born": (one.theirs or {}).get("dob"),
        "why": one.why, "answered_by": one.answered_by, "answered_at": one.answered_at,
    }  # fmt: skip


def named(who: dict[str, Any] | None) -> str:
    """A name as one line."""
    told = who or {}
    parts = [told.get("forename") or "", told.get("surname") or ""]
    return " ".join(part for part in parts if part) or told.get("full_name") or "Name not known"
