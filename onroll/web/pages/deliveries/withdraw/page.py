"""Taking a delivery out again: a reason first, then a pause to think, then all that came of it goes."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from onroll.intake.withdraw import withdraw
from onroll.register.scope import NotFound
from onroll.web import access
from onroll.web.pages.deliveries.page import line
from onroll.web.pages.deliveries.seen import already, delivery
from onroll.web.show import show
from onroll.web.today import now, view

LONGEST = 400
NEEDED = "Say why this delivery is withdrawn"


@require_http_methods(["GET", "POST"])
def take_back(request: HttpRequest, ref: str) -> HttpResponse:
    """Ask why; ask whether they are sure; withdraw."""
    found = delivery(request, ref)
    if view(request).replaying:
        raise Http404
    if found.state not in ("read", "held"):
        return already(request, ref)
    why = " ".join(request.POST.get("why", "").split())[:LONGEST]
    if request.method == "POST" and why and request.POST.get("sure") == "yes":
        try:
            withdraw(ref, actor=access.actor(request), why=why, now=now())
        except NotFound:
            return already(request, ref)
        messages.success(request, f"Delivery {ref} is withdrawn, with all that came of it.")
        return redirect("delivery", ref)
    if request.method == "POST" and why and request.POST.get("change") != "yes":
        return show(
            request, "deliveries/withdraw/sure.html", title="Are you sure?", delivery=line(found), why=why
        )
    error = NEEDED if request.method == "POST" and not why else ""
    return show(
        request, "deliveries/withdraw/page.html", title=f"Withdraw delivery {ref}", delivery=line(found), why=why,
        error=error, status=400 if error else 200,
    )  # fmt: skip
