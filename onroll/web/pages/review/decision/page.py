"""One decision: what it was, what rests on it, and undoing it."""

from __future__ import annotations

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from onroll.intake.review import undo
from onroll.intake.review.asked import Changed, NotDecided
from onroll.register.models import Decision
from onroll.reports.review import decisions
from onroll.web import access
from onroll.web.pages.review import seen
from onroll.web.show import show
from onroll.web.today import now

WHY = "Say why it is undone"


@require_http_methods(["GET", "HEAD", "POST"])
@seen.of_today
def decision(request: HttpRequest, number: int) -> HttpResponse:
    """Show the decision; undo it, or it and all that rests on it."""
    found, error = decisions.decision(number, access.actor(request)), ""
    later = undo.resting_on(found) if found.undone_at is None else []
    if request.method == "POST":
        try:
            return taken_back(request, found, in_order=request.POST.get("later") == "yes")
        except NotDecided as wrong:
            if isinstance(wrong, Changed):
                raise
            error = WHY if not request.POST.get("why", "").strip() else str(wrong).capitalize()
    access.disclose(request, [one.ref for one in (found.child, found.other) if one], page="review.decision")
    return show(
        request, "review/decision/page.html", title=f"Decision {number}", one=found, later=later, error=error,
        why=request.POST.get("why", ""), status=400 if error else 200,
    )  # fmt: skip


def taken_back(request: HttpRequest, found: Decision, *, in_order: bool) -> HttpResponse:
    """Undo, and say what was undone."""
    act = undo.undo_in_order if in_order else undo.undo
    with transaction.atomic():
        done = act(found.pk, actor=access.actor(request), why=request.POST.get("why", ""), now=now())
        undone = done if isinstance(done, list) else [done]
        seen.follow(request, *undone)
    numbers = [one.pk for one in undone]
    said = " and ".join(str(one) for one in numbers)
    messages.success(
        request, f"Undone: {said}. The register stands as before, and later news is placed afresh."
    )
    return redirect("review-decision", found.pk)
