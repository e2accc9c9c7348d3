"""Every delivery, the latest first: what came, from whom, and how much of it could be taken."""

from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from onroll.register.models import Delivery
from onroll.sources.catalogue import all_sources
from onroll.web import access, listing
from onroll.web.pages.deliveries.seen import deliveries, is_restricted
from onroll.web.show import show

STATES = {"read": "Taken in", "held": "Held", "refused": "Refused", "withdrawn": "Withdrawn"}
COLOURS = {"read": "green", "held": "yellow", "refused": "red", "withdrawn": "grey"}
TROUBLE = {"rejected": Q(rejected__gt=0), "warnings": Q(warnings__gt=0)}


@require_safe
def arrived(request: HttpRequest) -> HttpResponse:
    """One page of the list."""
    ways = facets()
    asked = listing.asked(request.GET, ways, ())
    found = deliveries(request)
    for facet in ways:
        if codes := asked.chosen.get(facet.name):
            found = found.filter(facet.keeps(list(codes)))
    count = found.count()
    number = listing.page_number(count, asked)
    rows = found[(number - 1) * listing.A_PAGE : number * listing.A_PAGE]
    return show(
        request, "deliveries/page.html", title="Deliveries", rows=[line(one) for one in rows], count=count,
        facets=ways, chosen=asked.chosen, tags=listing.tags(ways, asked), pages=listing.pages(count, asked),
        page_number=number, last_page=listing.last_page(count),
        may_send=access.actor(request).role in access.MAY_SEND,
    )  # fmt: skip


def facets() -> tuple[listing.Facet, ...]:
    sources = tuple(
        listing.Choice(one.code, one.title) for one in sorted(all_sources(), key=lambda one: one.title)
    )
    states = tuple(listing.Choice(code, text) for code, text in STATES.items())
    trouble = (listing.Choice("rejected", "Rows rejected"), listing.Choice("warnings", "Warnings"))
    return (
        listing.Facet("source", "Source", sources, lambda codes: Q(source__in=codes), as_list=True),
        listing.Facet("state", "State", states, lambda codes: Q(state__in=codes)),
        listing.Facet("trouble", "With", trouble, _any_trouble),
    )


def line(one: Delivery) -> dict[str, object]:
    """A delivery as plain values for the list."""
    hidden = is_restricted(one.source)
    return {
        "ref": one.ref, "source": one.source, "file_name": "Name withheld" if hidden else one.file_name,
        "state": STATES.get(one.state, one.state), "colour": COLOURS.get(one.state, "grey"),
        "learned_at": one.learned_at, "as_at": one.as_at, "rows": one.rows, "accepted": one.accepted,
        "rejected": one.rejected, "warnings": one.warnings,
    }  # fmt: skip


def _any_trouble(codes: list[str]) -> Q:
    found = Q()
    for code in codes:
        found |= TROUBLE[code]
    return found
