"""Every school of ours, or with our children: why one calls for a visit, and whether it was met with this term."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from onroll.reports.schools.profile import Profile, schools
from onroll.web import access
from onroll.web.pages.cases import people
from onroll.web.schools import names_of
from onroll.web.show import show
from onroll.web.today import real_today

ROWS = ("17", "31")
SHOWS = {"": "Every school", "visit": "Calls for a visit", "support": "No support meeting this term"}


@require_safe
def listed(request: HttpRequest) -> HttpResponse:
    """By the first of its reasons, in the declared order, and by name: no order of merit."""
    on, chosen = real_today(), request.GET.get("show", "")
    found, names = schools(access.actor(request), on), people.names()
    urns = names_of({one.school for one in found.profiles if one.school == one.name})
    rows = [line(one, on, names, urns) for one in found.profiles]
    kept = {show_only: [one for one in rows if fits(one, show_only)] for show_only in SHOWS}
    return show(
        request, "schools/page.html", title="Schools", rows=kept.get(chosen, rows), term=found.term, chosen=chosen,
        shows=[{"code": code, "text": text, "count": len(kept[code])} for code, text in SHOWS.items()],
        limits=found.limits,
    )  # fmt: skip


def line(one: Profile, on: date, names: Mapping[str, str], urns: Mapping[str, str]) -> dict[str, Any]:
    """One school as a line of the list."""
    to_come = [met for met in one.done.to_come if met.kind == "visit"]
    return {
        "school": one.school, "name": urns.get(one.school, one.name), "reasons": [why.words for why in one.reasons],
        "visited": one.done.last_visit, "visit": to_come[0] if to_come else None, "support": one.support,
        "support_untold": one.support is not None and not one.support.state and one.support.on < on,
        "children": one.children, "ours": one.roll not in ("", "other"),
        "officer": names.get(one.officer, "") if one.officer else "",
    }  # fmt: skip


def fits(row: Mapping[str, Any], chosen: str) -> bool:
    """Whether a school is among those shown. Support meetings are with the council's own schools."""
    return {"visit": bool(row["reasons"]), "support": row["ours"] and row["support"] is None}.get(
        chosen, True
    )
