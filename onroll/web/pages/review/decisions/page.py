"""What people have decided about who is whom, the latest first."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from onroll.reports.review import decisions
from onroll.web import access, listing
from onroll.web.show import show


@require_safe
def made(request: HttpRequest) -> HttpResponse:
    """One page of decisions. Every child on it is on the trail before the page leaves."""
    found = decisions.decisions(access.actor(request))
    asked, count = listing.asked(request.GET, (), ()), found.count()
    at = listing.page_number(count, asked)
    rows = list(found[(at - 1) * listing.A_PAGE : at * listing.A_PAGE])
    refs = [child.ref for one in rows for child in (one.child, one.other) if child is not None]
    access.disclose(request, refs, page="review.decisions")
    return show(
        request, "review/decisions/page.html", title="What has been decided", rows=rows, count=count,
        pages=listing.pages(count, asked),
    )  # fmt: skip
