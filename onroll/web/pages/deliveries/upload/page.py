"""Bringing files in: which source, which day, the files; the worker takes it from there."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from onroll.intake import mapping
from onroll.sources.catalogue import all_sources
from onroll.web import access, typed_days, uploads
from onroll.web.pages.deliveries.delivery.page import COVERAGES
from onroll.web.show import show
from onroll.web.today import now, view


@require_http_methods(["GET", "POST"])
def upload(request: HttpRequest) -> HttpResponse:
    """Ask; or keep what was sent and leave it to the worker, showing how far it has come."""
    if view(request).replaying:
        raise Http404
    if request.method == "GET":
        return _ask(request, typed_days.of("as_at", None), {})
    as_at = typed_days.read(request.POST, "as_at", "The day the file speaks of", needed=False)
    errors = _wrong(request, as_at)
    if errors:
        return _ask(request, as_at, errors)
    asked = uploads.Asked(
        source=request.POST["source"], as_at=as_at.day, school=_school(request),
        coverage=request.POST.get("coverage", ""), sender=mapping.same_sender(_sender(request)),
        hold=request.POST.get("hold") == "yes",
    )  # fmt: skip
    job = uploads.leave_for_the_worker(request.FILES.getlist("files"), asked, access.actor(request), now())
    return redirect("job", job.ref)


def _wrong(request: HttpRequest, as_at: typed_days.TypedDay) -> dict[str, str]:
    """What has to be put right first, by field."""
    errors = {}
    if request.POST.get("source") not in {source.code for source in all_sources()}:
        errors["source"] = "Choose who sent the files"
    if not request.FILES.getlist("files"):
        errors["files"] = "Choose at least one file"
    if as_at.error:
        errors["as_at-day"] = as_at.error
    if len(_school(request)) > 40:
        errors["school"] = "Give the school as its seven-digit number or its URN"
    if len(_sender(request)) > 80:
        errors["sender"] = "Write the sender’s name in 80 letters or fewer"
    if request.POST.get("coverage", "") not in ("", *COVERAGES):
        errors["coverage"] = "Choose what absence means"
    return errors


def _ask(request: HttpRequest, as_at: typed_days.TypedDay, errors: dict[str, str]) -> HttpResponse:
    chosen = request.POST.get("source") or request.GET.get("source", "")
    return show(
        request, "deliveries/upload/page.html", title="Bring files in", errors=errors, as_at=as_at,
        sources=_options(chosen), coverages=_coverages(request.POST.get("coverage", "")), school=_school(request),
        sender=_sender(request), senders=mapping.senders(), status=400 if errors else 200,
    )  # fmt: skip


def _options(chosen: str) -> list[dict[str, Any]]:
    sources = sorted(all_sources(), key=lambda source: source.title)
    found = [{"value": one.code, "text": one.title, "selected": one.code == chosen} for one in sources]
    return [{"value": "", "text": "Choose a source"}, *found]


def _coverages(chosen: str) -> list[dict[str, Any]]:
    found = [{"value": code, "text": text, "selected": code == chosen} for code, text in COVERAGES.items()]
    return [{"value": "", "text": "As is usual for this source"}, *found]


def _sender(request: HttpRequest) -> str:
    return " ".join(request.POST.get("sender", "").split())


def _school(request: HttpRequest) -> str:
    return request.POST.get("school", "").strip()
