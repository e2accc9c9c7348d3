"""What the service keeps in force, what is missing, and the log of what was read, met about and taught."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from onroll.casework.keep_in_force import MAY_KEEP
from onroll.policy import rulebook
from onroll.policy.in_force import KINDS, yearly_review_after
from onroll.register import council
from onroll.reports.in_force import Line, lines, missing
from onroll.web import access
from onroll.web.exports import Column, as_csv
from onroll.web.pages.agreements.says import in_words
from onroll.web.pages.cases import people
from onroll.web.show import show
from onroll.web.today import real_today

ROWS = ("9", "14", "15", "16")
TITLE = "Policy, agreements and training"
COLUMNS = (
    Column("kind_words", "Kind"), Column("title", "Title"), Column("reference", "Reference"),
    Column("with_whom", "With whom"), Column("purpose", "Purpose and legal basis"),
    Column("from_day", "From", kind="day"), Column("review_due_on", "Review by", kind="day"),
    Column("last_day", "Last day in force", kind="day"), Column("state_words", "State"),
    Column("owner", "Who keeps it"), Column("changed", "What it changed"),
    Column("rulebook", "Rulebook version"), Column("ref", "Entry"),
)  # fmt: skip


@require_safe
def listed(request: HttpRequest) -> HttpResponse:
    """Nobody's child is on this page. What is missing is shown whatever the list is filtered by."""
    actor, on = access.actor(request), real_today()
    chosen = council.choices()
    found = lines(on, chosen)
    kind = kind_of(request)
    rows = shown(found, kind)
    return show(
        request, "agreements/page.html", title=TITLE, kind=kind, manages=actor.role in MAY_KEEP, total=len(found),
        kinds=[{"code": code, "text": text, "count": sum(one.record.kind == code for one in found)}
               for code, text in KINDS.items()],
        kept=[one for one in rows if not one["logged"] and not one["ended"]],
        log=sorted((one for one in rows if one["logged"] and not one["ended"]), key=_latest, reverse=True),
        ended=[one for one in rows if one["ended"]], missing=missing(found, on, chosen), version=rulebook.version(),
        next_review=yearly_review_after(on, 0), warns=chosen.review_warns_days,
    )  # fmt: skip


@require_safe
def export(request: HttpRequest) -> HttpResponse:
    """The same list as a file."""
    return as_csv(
        f"agreements-{real_today():%Y-%m-%d}", COLUMNS, shown(lines(real_today()), kind_of(request))
    )


def kind_of(request: HttpRequest) -> str:
    """The kind that is asked for; none means all."""
    kind = request.GET.get("kind", "")
    return kind if kind in KINDS else ""


def shown(found: list[Line], kind: str) -> list[dict[str, Any]]:
    names = people.names()
    return [in_words(one, names) for one in found if kind in ("", one.record.kind)]


def _latest(one: dict[str, Any]) -> date:
    day: date = one["from_day"]
    return day
