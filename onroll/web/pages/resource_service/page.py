"""Children open to the Children's Resource Service without education, as a list to share; and how the lists differ."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from onroll.policy.at_risk.reasons import by_code
from onroll.register import trail
from onroll.reports.resource_service import Child, shared_list
from onroll.web import access, exports, words
from onroll.web.show import show
from onroll.web.today import real_today

ROWS = ("28",)
EXPORTED = (
    exports.Column("name", "Name", 28), exports.Column("born", "Born", kind="day"),
    exports.Column("plans", "Open to you as", 28), exports.Column("holds", "What education holds", 36),
    exports.Column("since", "Since", kind="day"),
)  # fmt: skip
"""Of children the service has itself: no address, no family, no other reason to hurry."""
NO_RECORD = "No record besides your own list"


@require_safe
def shared(request: HttpRequest) -> HttpResponse:
    """The look at every child named is on the trail before the page is."""
    found = shared_list(access.actor(request), real_today())
    named = [one.child for one in (*found.open_to_it, *found.not_open)]
    access.disclose(request, named, page="resource-service")
    return show(
        request, "resource_service/page.html", title="Shared with the Children’s Resource Service",
        as_at=found.as_at, undecided=found.undecided, open_to_it=[in_words(one) for one in found.open_to_it],
        not_open=[in_words(one) for one in found.not_open],
    )  # fmt: skip


@require_safe
def export(request: HttpRequest) -> HttpResponse:
    """The children open to the service alone, as a file for it: an act on the trail, and a look at each child."""
    found = shared_list(access.actor(request), real_today()).open_to_it
    access.disclose(request, [one.child for one in found], page="resource-service.csv", why="export")
    with transaction.atomic():
        trail.record(
            access.actor(request), "exported", about="resource-service.csv", detail={"rows": len(found)}
        )
    return exports.as_csv(f"open-without-education-{real_today().isoformat()}", EXPORTED, map(for_it, found))


def in_words(one: Child) -> dict[str, Any]:
    """A child as a line of the page."""
    titles = by_code()
    return {
        "child": one.child, "name": one.name, "year_group": one.year_group, "since": one.since,
        "plans": [titles[code].title for code in one.plans], "recorded": one.recorded,
        "holds": words.position(one.position), "sure": one.sure,
    }  # fmt: skip


def for_it(one: Child) -> dict[str, Any]:
    """A child as the service is told: its own plans, and what education holds."""
    titles = by_code()
    return {
        "name": one.name, "born": one.born, "since": one.since,
        "plans": [titles[code].title for code in one.plans if titles[code].kind in ("social_care", "looked_after")],
        "holds": words.position(one.position) if one.recorded else NO_RECORD,
    }  # fmt: skip
