"""Splitting a child: which of the rows are about another child, and why."""

from __future__ import annotations

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from onroll.intake.review import asked
from onroll.intake.review import split as parted
from onroll.register.models import Child
from onroll.register.scope import NotFound
from onroll.reports.child import records
from onroll.web import access
from onroll.web.pages.review import reasons, seen
from onroll.web.show import show
from onroll.web.today import now

WHY = "Say why: choose a reason or write one"


@require_http_methods(["GET", "HEAD", "POST"])
@seen.of_today
def split(request: HttpRequest, ref: str) -> HttpResponse:
    """Show every row with a box to tick; begin a child for those chosen."""
    child = Child.objects.seen_by(access.actor(request)).filter(ref=ref).first()
    found = records([child.pk], None) if child is not None else {}
    if child is None or child.pk not in found:
        raise NotFound(ref)
    error = ""
    if request.method == "POST":
        why = reasons.given(request.POST, "different")
        try:
            if why:
                return put_down(request, child, why)
            error = WHY
        except asked.NotDecided as wrong:
            if isinstance(wrong, asked.Changed):
                raise
            error = str(wrong).capitalize()
    access.disclose(request, [ref], page="review.split")
    return show(
        request, "review/split/page.html", title="Split this child", ref=ref, version=child.version,
        rows=found[child.pk].sightings, chosen=chosen(request), offered=reasons.OFFERED, filled=request.POST,
        errors={}, error=error, shortcuts=False, status=400 if error else 200,
    )  # fmt: skip


def put_down(request: HttpRequest, child: Child, why: str) -> HttpResponse:
    """Write it down, and go back to the child."""
    version = seen.versions(request.POST, [child.ref])[child.ref]
    with transaction.atomic():
        made = parted.split(
            child.ref, chosen(request), actor=access.actor(request), why=why, now=now(), seen=version
        )
        seen.follow(request, made)
    seen.tell(request, made)
    return redirect("child", child.ref)


def chosen(request: HttpRequest) -> set[int]:
    """The rows ticked."""
    return {int(one) for one in request.POST.getlist("row") if one.isascii() and one.isdigit()}
