"""Joining two children named by an officer: whom with, then the two side by side and the reason."""

from __future__ import annotations

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from onroll.intake.review import asked, decide
from onroll.intake.review.asked import Changed, NotDecided, TwoNumbers
from onroll.register.models import Child
from onroll.register.scope import NotFound
from onroll.reports.review.together import together
from onroll.web import access
from onroll.web.pages.review import reasons, seen
from onroll.web.pages.review.pair.shown import beside
from onroll.web.show import show
from onroll.web.today import now

WHY = "Say why: choose a reason or write one"
NOBODY = "There is no child of this reference whom you may see"


@require_http_methods(["GET", "HEAD", "POST"])
@seen.of_today
def whom(request: HttpRequest, ref: str) -> HttpResponse:
    """Ask for the other child's reference."""
    if not Child.objects.seen_by(access.actor(request)).filter(ref=ref).exists():
        raise NotFound(ref)
    other = request.POST.get("other", "").strip().upper()
    error = ""
    if request.method == "POST":
        try:
            asked.named(ref, other, access.actor(request))
            return redirect("review-join", ref, other)
        except NotFound:
            error = NOBODY
        except NotDecided as wrong:
            error = str(wrong).capitalize()
    return show(
        request, "review/join/whom.html", title="Join with another child", ref=ref, other=other, error=error,
        status=400 if error else 200,
    )  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
@seen.of_today
def join(request: HttpRequest, ref: str, other: str) -> HttpResponse:
    """Show the two side by side; join them, and go to the child they are."""
    pair, errors = asked.named(ref, other, access.actor(request)), {}
    if request.method == "POST":
        why = reasons.given(request.POST, "same")
        try:
            if why:
                return joined(request, pair, why)
            errors = {"words": WHY}
        except TwoNumbers as numbers:
            errors = {"confirmed": str(numbers).capitalize()}
        except NotDecided as wrong:
            if isinstance(wrong, Changed):
                raise
            errors = {"words": str(wrong).capitalize()}
    stands = together([(pair.elder.pk, pair.younger.pk)], seen.today(request))
    values = beside(pair, stands[pair.elder.pk, pair.younger.pk], access.actor(request))
    access.disclose(
        request, [*values["refs"], *(one["child"] for one in values["household"])], page="review.join"
    )
    return show(
        request, "review/join/page.html", title="Join these two?", ref=ref, other=other, offered=reasons.OFFERED,
        filled=request.POST, numbers=asked.two_numbers(pair), errors=errors, shortcuts=False,
        error_list=[{"text": text, "href": f"#{name}"} for name, text in errors.items()],
        status=400 if errors else 200, **values,
    )  # fmt: skip


def joined(request: HttpRequest, pair: asked.Pair, why: str) -> HttpResponse:
    """Write it down, and go to the child they are."""
    refs = (pair.elder.ref, pair.younger.ref)
    with transaction.atomic():
        made = decide.join(
            *refs, actor=access.actor(request), why=why, now=now(), seen=seen.versions(request.POST, refs),
            confirmed=request.POST.get("confirmed", ""),
        )  # fmt: skip
        seen.follow(request, made)
    seen.tell(request, made)
    return redirect("child", pair.elder.ref)
