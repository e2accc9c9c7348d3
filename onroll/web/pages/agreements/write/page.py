"""The form of an entry: written down for the first time, or as the edition that replaces another."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from onroll.casework.act import NotDone
from onroll.casework.keep_document import LARGEST
from onroll.casework.keep_in_force import Entry, Paper, replace_entry, write_down
from onroll.policy.in_force import KINDS
from onroll.register import council
from onroll.register.models import GovernanceRecord
from onroll.register.scope import NotFound
from onroll.reports.in_force import one_entry
from onroll.web.pages.agreements import form
from onroll.web.pages.agreements.says import last_day_of
from onroll.web.pages.agreements.typed import boxes, optional_day
from onroll.web.pages.cases import asking, people, seen
from onroll.web.today import real_today

ROWS = ("9", "13", "14", "15", "16")
PAGE = "agreements/write/page.html"
MEGABYTE = 1024 * 1024
ONE_DAY = timedelta(days=1)


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """`?kind=` and `?neighbour=` choose beforehand: links from what is missing have them."""

    def do() -> tuple[GovernanceRecord, str]:
        entry = typed_entry(request, request.POST.get("kind", ""))
        return write_down(entry, seen.doer(request), typed_paper(request)), "Written down."

    return form.answered(request, PAGE, "Write an entry down", do, lambda: _values(request, None))


@require_http_methods(["GET", "HEAD", "POST"])
def replaced(request: HttpRequest, ref: str) -> HttpResponse:
    """Filled with the latest edition."""
    last = GovernanceRecord.objects.filter(ref=ref).order_by("-version").first()
    if last is None:
        raise NotFound(f"there is no entry {ref}")

    def do() -> tuple[GovernanceRecord, str]:
        entry, doer = typed_entry(request, last.kind), seen.doer(request)
        return replace_entry(ref, seen.version(request), entry, doer, typed_paper(request)), "Replaced."

    return form.answered(
        request,
        PAGE,
        "Replace or correct it",
        do,
        lambda: _values(request, one_entry(ref, real_today())[1][0]),
    )


def typed_entry(request: HttpRequest, kind: str) -> Entry:
    """What the form says. Raises NotDone for a day that is none."""
    typed = request.POST
    last_day = optional_day(request, "last_day", "The last day it is in force")
    return Entry(
        kind=kind, title=seen.words(typed, "title_of_it"), owner=typed.get("owner", ""),
        from_day=seen.any_day(typed, "from_day", "The day it is in force from, or happened on,"),
        reference=seen.words(typed, "reference"), neighbours=tuple(typed.getlist("neighbours")),
        with_whom=seen.words(typed, "with_whom"), purpose=seen.words(typed, "purpose"),
        review_due_on=optional_day(request, "review_due_on", "The day of its review"),
        until_day=last_day + ONE_DAY if last_day else None, changed=seen.words(typed, "changed"),
    )  # fmt: skip


def typed_paper(request: HttpRequest) -> Paper | None:
    """The document that was sent along, if any. Raises NotDone when it is too large to be read."""
    sent = request.FILES.get("file")
    if sent is None:
        return None
    if (sent.size or 0) > LARGEST:
        raise NotDone(f"the file is larger than {LARGEST // MEGABYTE} MB: send it in parts")
    return Paper(sent.read(), sent.name or "file")


def _values(request: HttpRequest, last: GovernanceRecord | None) -> dict[str, Any]:
    """The fields, filled with what was typed, else with the last edition."""
    sent = request.method == "POST"
    neighbours = request.POST.getlist("neighbours") if sent else (
        last.neighbours.split() if last else request.GET.getlist("neighbour"))  # fmt: skip
    owner = request.POST.get("owner", last.owner if last else "")
    days = {
        "from_day": last.from_day if last else None, "review_due_on": last.review_due_on if last else None,
        "last_day": last_day_of(last.until_day) if last else None,
    }  # fmt: skip
    return {
        "entry": last, "seen": last.version if last else 0, "kinds": asking.items(KINDS),
        "kind": last.kind if last else request.GET.get("kind", ""), "kind_words": KINDS[last.kind] if last else "",
        "people": people.may_own(people.names(), owner), "megabytes": LARGEST // MEGABYTE,
        "neighbours": [{"value": one.la_code, "text": one.name, "checked": one.la_code in neighbours}
                       for one in council.choices().neighbours],
        "days": {name: boxes(request, name, day) for name, day in days.items()},
    }  # fmt: skip
