"""One entry, everything written of it, its document, and the forms that review it or end it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.http import FileResponse, HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods, require_safe

from onroll.casework.keep_document import place_of
from onroll.casework.keep_in_force import MAY_KEEP, end, review
from onroll.policy.in_force import REVIEWED_YEARLY
from onroll.register.models import GovernanceRecord
from onroll.register.scope import NotFound
from onroll.reports.in_force import one_entry
from onroll.web import access
from onroll.web.pages.agreements import form
from onroll.web.pages.agreements.says import ACTS, in_words, last_day_of
from onroll.web.pages.agreements.typed import boxes, optional_day
from onroll.web.pages.cases import people, seen
from onroll.web.show import show
from onroll.web.today import real_today

ROWS = ("9", "14")


@require_safe
def one(request: HttpRequest, ref: str) -> HttpResponse:
    """Open to officers; the forms are for managers."""
    line, versions = one_entry(ref, real_today())
    names = people.names()
    return show(
        request, "agreements/entry/page.html", title=line.record.title, entry=in_words(line, names),
        history=[written(each, names) for each in versions], manages=access.actor(request).role in MAY_KEEP,
    )  # fmt: skip


def written(each: GovernanceRecord, names: Mapping[str, str]) -> dict[str, Any]:
    """One version as a line of the history."""
    return {
        "version": each.version, "act": ACTS[each.act], "on": each.on, "by": names.get(each.by, each.by),
        "title": each.title, "reference": each.reference, "from_day": each.from_day,
        "review_due_on": each.review_due_on, "last_day": last_day_of(each.until_day), "why": each.why,
        "changed": each.changed, "rulebook": each.rulebook, "paper": each.file_name if each.sha256 else "",
        "owner": names.get(each.owner, each.owner),
    }  # fmt: skip


@require_safe
def paper(request: HttpRequest, ref: str, version: int) -> HttpResponse:
    """The document of one version, as a download that no browser opens by itself."""
    kept = GovernanceRecord.objects.filter(ref=ref, version=version).exclude(sha256="").first()
    if kept is None or not place_of(kept.sha256).exists():
        raise NotFound(f"there is no document with version {version}")
    return FileResponse(  # type: ignore[return-value]
        place_of(kept.sha256).open("rb"), as_attachment=True, filename=kept.file_name,
        content_type=kept.content_type, headers={"X-Content-Type-Options": "nosniff"},
    )  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
def reviewed(request: HttpRequest, ref: str) -> HttpResponse:
    """It was reviewed and goes on as it is; a new edition has a form of its own."""

    def do() -> tuple[GovernanceRecord, str]:
        due = optional_day(request, "review_due_on", "The day of the next review")
        changed = seen.words(request.POST, "changed")
        return review(
            ref, seen.version(request), due, changed, seen.doer(request)
        ), "The review is written down."

    def values() -> dict[str, Any]:
        return _values(ref) | {"due": boxes(request, "review_due_on", None)}

    return form.answered(request, "agreements/entry/review.html", "Write down a review", do, values)


@require_http_methods(["GET", "HEAD", "POST"])
def ended(request: HttpRequest, ref: str) -> HttpResponse:
    """From today it is no longer in force; it stays readable."""

    def do() -> tuple[GovernanceRecord, str]:
        kept = end(ref, seen.version(request), seen.words(request.POST, "why"), seen.doer(request))
        return kept, "It is ended, and stays readable here."

    return form.answered(request, "agreements/entry/end.html", "End it", do, lambda: _values(ref))


def _values(ref: str) -> dict[str, Any]:
    line, _ = one_entry(ref, real_today())
    return {
        "entry": in_words(line, people.names()),
        "seen": line.version,
        "yearly": line.record.kind in REVIEWED_YEARLY,
    }
