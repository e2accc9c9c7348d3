"""Show a template with what every page needs: who is signed in, where they are, and the replayed day."""

from functools import partial
from typing import Any, NamedTuple

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from onroll.reports.cases.asked_of_school import how_many
from onroll.web import access, council, demo, rests
from onroll.web.today import view


class Place(NamedTuple):
    """One entry of the navigation: what it is called, its address, and who has it."""

    text: str
    href: str
    who: frozenset[str]


PLACES = (
    Place("Home", "/", access.EVERYBODY),
    Place("My day", "/my-day", access.SEES_EVERY_CHILD),
    Place("Cases", "/cases", access.SEES_EVERY_CHILD),
    Place("Worklist", "/worklist", access.SEES_CHILDREN),
    Place("Removals", "/removals", access.SEES_CHILDREN),
    Place("Asked of us", "/asked-of-us", access.SEES_OWN_PUPILS),
    Place("Find a child", "/search", access.SEES_CHILDREN),
    Place("All children", "/account", access.SEES_CHILDREN),
    Place("Alerts", "/alerts", access.SEES_EVERY_CHILD),
    Place("Decide", "/review", access.DECIDES),
    Place("Deliveries", "/deliveries", access.SEES_DELIVERIES),
    Place("Sources", "/sources", access.SEES_DELIVERIES),
    Place("School days", "/calendar/schools", access.SEES_OWN_PUPILS),
)
"""The menu: what somebody opens every day. It has to fit one line at 1280 pixels."""
ALSO = (
    Place("Team", "/team", access.SEES_EVERY_CHILD),
    Place("What is coming", "/calendar", access.SEES_EVERY_CHILD),
    Place("Schools", "/schools", access.SEES_EVERY_CHILD),
    Place("What schools owe", "/school-returns", access.SEES_CHILDREN),
    Place("Moves a school does not know of", "/moves", access.SEES_EVERY_CHILD),
    Place("Shared with the Resource Service", "/resource-service", access.SEES_EVERY_CHILD),
    Place("Off-rolling", "/off-rolling", access.SEES_EVERY_CHILD),
    Place("Failed to track", "/failed-to-track", access.SEES_EVERY_CHILD),
    Place("Policy, agreements and training", "/agreements", access.SEES_EVERY_CHILD),
    Place("Past days", "/replay", access.SEES_CHILDREN),
    Place("Rulebook", "/rulebook", access.EVERYBODY),
)
"""At the foot of every page: what is opened now and then."""


def show(
    request: HttpRequest, template: str, *, title: str, status: int = 200, **values: Any
) -> HttpResponse:
    """A page for somebody signed in. `title` is the page's name, first in the browser's tab."""
    role = access.actor(request).role
    places = [place for place in PLACES if role in place.who]
    values |= {
        "title": title,
        "council": council.name(),
        "navigation": [_entry(place, request.path, waits(request, place)) for place in places],
        "also": [place for place in ALSO if role in place.who],
        "user_name": request.user.get_full_name() or request.user.get_username(),  # type: ignore[union-attr]
        "view": view(request),
        "demo": demo.is_on(),
        "role": role,
        "rests": partial(rests.line, request),
    }
    return render(request, template, values, status=status)


def show_plain(
    request: HttpRequest, template: str, *, title: str, status: int = 200, **values: Any
) -> HttpResponse:
    """A page for anybody: no name, no navigation, no question to the register."""
    values |= {"title": title, "council": council.name(), "demo": demo.is_on()}
    return access.kept_nowhere(render(request, template, values, status=status))


def waits(request: HttpRequest, place: Place) -> int:
    """How many answers wait behind an entry: a school is told on every page, and nobody else is."""
    return how_many(access.actor(request)) if place.href == "/asked-of-us" else 0


def _entry(place: Place, path: str, waiting: int) -> dict[str, Any]:
    here = path == place.href or (place.href != "/" and path.startswith(place.href + "/"))
    text = f"{place.text} ({waiting})" if waiting else place.text
    return {"text": text, "href": place.href, "current": path == place.href, "active": here}
