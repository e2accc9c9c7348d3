"""Letting a held delivery count: with a reason where an alarm held it; the worker then links its rows."""

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods
from django_q.tasks import async_task

from onroll.intake.hold import NoReason, alarms, settle
from onroll.register.models import Job
from onroll.register.refs import new_ref
from onroll.register.scope import NotFound
from onroll.web import access, schools
from onroll.web.pages.deliveries.page import line
from onroll.web.pages.deliveries.seen import already, delivery
from onroll.web.show import show
from onroll.web.today import now, view

WORKER = "onroll.jobs.look_first.run_link"
LONGEST = 400


@require_http_methods(["GET", "POST"])
def let_count(request: HttpRequest, ref: str) -> HttpResponse:
    """Ask why, where that is needed; settle."""
    found = delivery(request, ref)
    if view(request).replaying:
        raise Http404
    if found.state != "held":
        return already(request, ref)
    why = " ".join(request.POST.get("why", "").split())[:LONGEST]
    error = ""
    if request.method == "POST":
        try:
            _settle(request, ref, why)
        except NoReason:
            error = "Say why it may be settled all the same"
        except NotFound:
            return already(request, ref)
        else:
            messages.success(
                request, f"Delivery {ref} is settled. Its rows are now being joined to children."
            )
            return redirect("delivery", ref)
    return show(
        request, "deliveries/settle/page.html", title=f"Settle delivery {ref}", delivery=line(found), why=why,
        alarms=schools.named_in(alarms(found)), error=error, status=400 if error else 200,
    )  # fmt: skip


@transaction.atomic
def _settle(request: HttpRequest, ref: str, why: str) -> None:
    """Settle it, and leave the linking to the worker, both or neither."""
    actor = access.actor(request)
    settle(ref, actor=actor, why=why, now=now())
    job = Job.objects.create(ref=new_ref("J"), kind="link", total=1, asked_by=actor.name, asked_at=now())
    async_task(WORKER, job.ref)
