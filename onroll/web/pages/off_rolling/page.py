"""The allegations, and each school's leavers in numbers with what may not be read into them."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from onroll.policy.ways_out.off_rolling import OFSTED_SAYS
from onroll.policy.ways_out.off_rolling_patterns import CAVEATS, Pattern
from onroll.reports.off_rolling import Allegation, allegations, patterns
from onroll.web import access, schools
from onroll.web.show import show
from onroll.web.today import real_today

ROWS = ("49",)


@require_safe
def listed(request: HttpRequest) -> HttpResponse:
    """Open to those who see every child."""
    actor, on = access.actor(request), real_today()
    made, counted = allegations(actor, on), patterns(actor, on)
    access.disclose(request, [one.file.child for one in made], page="off-rolling")
    names = schools.names_of({one.file.school for one in made} | {one.school for one in counted})
    return show(
        request, "off_rolling/page.html", title="Off-rolling", says=OFSTED_SAYS, caveats=CAVEATS,
        made=[alleged(one, names) for one in made], patterns=[in_words(one, names) for one in counted],
    )  # fmt: skip


def alleged(one: Allegation, names: dict[str, str]) -> dict[str, Any]:
    """One allegation as a line."""
    file = one.file
    return {"ref": file.ref, "name": file.facts.get("name") or "Name not known", "opened_on": file.opened_on,
            "school": names.get(file.school, file.school), "found": one.found, "closed_on": file.closed_on}  # fmt: skip


def in_words(one: Pattern, names: dict[str, str]) -> dict[str, Any]:
    """One school as a line; a share only where the numbers bear one."""
    parts = [(part, share(one.share(part))) for part in (one.to_home, one.nowhere, one.exam_years)]
    return {"school": names.get(one.school, one.school), "roll": one.roll, "leavers": one.leavers,
            "allegations": one.allegations, "parts": parts}  # fmt: skip


def share(value: float | None) -> str:
    return "" if value is None else f"{value:.0%}"
