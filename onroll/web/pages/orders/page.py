"""A school attendance order: begun under the law that binds today; what was served; the bundle for the legal team."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_safe

from onroll.casework.act import NotDone
from onroll.casework.keep_document import place_of
from onroll.casework.make_prosecution_bundle import BUNDLE, made_bundle, make_prosecution_bundle
from onroll.casework.open_case import open_case
from onroll.facts.case import STEP, CaseFile
from onroll.letters.paper import Paper, Part, as_pdf
from onroll.letters.wording import CannotWrite
from onroll.policy.attendance_orders.scheme import SCHEMES, scheme_on
from onroll.register.cases import one_case
from onroll.register.council import choices
from onroll.register.models import Case
from onroll.reports.bundle import Index, bundle, services
from onroll.reports.cases.files import clocks, pathway_of, tasks_of
from onroll.reports.closure_pack import documents_of
from onroll.web import access
from onroll.web.pages.cases import people, seen
from onroll.web.pages.cases.form import answered, sentence
from onroll.web.today import real_today

CODES = frozenset(scheme.code for scheme in SCHEMES)
FILE = "application/zip"
WIDTHS = {"Chronology": (2, 3, 6, 2), "Papers": (3, 3, 5)}
"""The columns of the bundle's index, by its headings."""


@require_http_methods(["GET", "POST"])
def order(request: HttpRequest, ref: str) -> HttpResponse:
    """Show what was served and the bundle; begin an order for the child of another case; make the bundle."""
    actor = access.actor(request)
    if request.method == "POST" and one_case(ref, actor).way_out not in CODES:
        return _begin(request, ref)
    return answered(
        request, ref, "orders/page.html", "School attendance order",
        lambda case, file: _make(request, file), lambda case, file: shown(request, case, file),
    )  # fmt: skip


def _begin(request: HttpRequest, ref: str) -> HttpResponse:
    """Open a case of the order beside the one the officer is in."""
    by = seen.doer(request)
    try:
        case = open_case(one_case(ref, by.actor).child.ref, scheme_on(by.on).code,
                         seen.words(request.POST, "why"), by, owner=one_case(ref, by.actor).owner)  # fmt: skip
    except NotDone as refused:
        messages.error(request, sentence(refused))
        return redirect("case-order", ref)
    messages.success(request, "The order is considered in a case of its own.")
    return redirect("case", case.ref)


def _make(request: HttpRequest, file: CaseFile) -> str:
    try:
        content = bundle(file, lambda digest: place_of(digest).read_bytes(), print_index)
    except CannotWrite as wrong:
        raise NotDone(str(wrong)) from wrong
    except (OSError, ValueError) as broken:
        raise NotDone(f"a paper of this case cannot be read: {broken}") from broken
    make_prosecution_bundle(file, content, seen.doer(request), seen=seen.version(request))
    return "The bundle is made. Its fingerprint is on the case."


def print_index(one: Index) -> bytes:
    """The bundle's index as a PDF."""
    parts = [Part(title, rows, heads, WIDTHS.get(title, ())) for title, rows, heads in one.parts]
    paper = Paper(choices().name, one.title, dict(one.about)["Case"], one.about, parts)
    return as_pdf(paper, fonts=settings.ONROLL_HOME / "fonts")


def shown(request: HttpRequest, case: Case, file: CaseFile) -> dict[str, Any]:
    """What the page says of this case."""
    on = real_today()
    if file.way_out not in CODES:
        return {"order": False, "scheme": scheme_on(on), "way_out": pathway_of(file.way_out).title}
    tasks = {task.step.code: task for task in tasks_of(file, on, clocks([file]))}
    pathway, made, task = pathway_of(file.way_out), file.last(STEP, BUNDLE), tasks.get(BUNDLE)
    return {
        "order": True, "law": pathway.law, "services": services(file), "names": people.names(),
        "documents": documents_of(file), "bundle": task, "made": made,
        "first": [pathway.step(code).title for code in task.blocked_by] if task else [],
    }  # fmt: skip


@require_safe
def take_bundle(request: HttpRequest, ref: str) -> HttpResponse:
    """The bundle made last, as a file; the look and the taking are on the trail first."""
    _, file = seen.find(request, ref)
    access.disclose(request, [file.child], page="bundle")
    response = HttpResponse(made_bundle(file, seen.doer(request)), content_type=FILE)
    response["Content-Disposition"] = f'attachment; filename="bundle-{file.ref}.zip"'
    return response
