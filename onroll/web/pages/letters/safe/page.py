"""Safe contact: who may be told of a child, who must not, which address is safe; and what social care advised."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from onroll.casework.act import Changed, NotDone
from onroll.casework.answer_safe_contact import answer_safe_contact, record_advice
from onroll.policy.who_may_know.answers import CONCERNS
from onroll.policy.who_may_know.from_acts import answers_of
from onroll.register import council
from onroll.register.cases import child_of
from onroll.register.contact import reach
from onroll.register.held import held
from onroll.register.models import Child
from onroll.reports.child import records
from onroll.web import access
from onroll.web.pages.cases import form, people, seen
from onroll.web.pages.letters.safe import asked
from onroll.web.pages.letters.safe.places import of_places
from onroll.web.show import show
from onroll.web.today import now

CHANGED = "Somebody else has answered since you looked. Nothing of yours was kept: look at their answers, then answer."


@require_http_methods(["GET", "HEAD", "POST"])
def safe_contact(request: HttpRequest, ref: str) -> HttpResponse:
    """Show the questions with the answers as they stand; take answers, or advice."""
    child = child_of(ref, access.actor(request))
    if request.method != "POST":
        return shown(request, child)
    try:
        said = _do(request, child)
    except Changed:
        return shown(request, child, error=CHANGED, status=409, fresh=True)
    except NotDone as refused:
        return shown(request, child, error=form.sentence(refused), status=400)
    messages.success(request, said)
    return redirect("safe-contact", ref)


def _do(request: HttpRequest, child: Child) -> str:
    by, version = seen.doer(request), seen.version(request)
    if request.POST.get("do") == "advice":
        agreed = frozenset(request.POST.getlist("agrees"))
        given_by, text = seen.words(request.POST, "given_by"), seen.words(request.POST, "advice")
        record_advice(child.ref, given_by, agreed, by, seen=version, text=text)
        return "The advice is kept."
    answer_safe_contact(child.ref, asked.said(request.POST), by, seen=version)
    return "The answers are kept."


def shown(
    request: HttpRequest, child: Child, *, error: str = "", status: int = 200, fresh: bool = False
) -> HttpResponse:
    """The page; the look is on the trail before the child is named."""
    access.disclose(request, [child.ref], page="safe-contact")
    of = held(child.pk)
    number, answers = answers_of(of.acts)
    last = next((act for act in of.acts if act.number == number), None)
    by = people.names().get(last.by, last.by) if last else ""
    found = reach(of)
    form_now = asked.Form({} if fresh else request.POST, last, found)
    known = [one["known"] for one in form_now.places if one["known"]]
    return show(
        request, "letters/safe/page.html", title="Safe contact", ref=child.ref, name=_name(child), seen=number,
        answers=answers, advice=answers.advice if answers else None, by=by, days=council.choices().safe_contact_days,
        of_places=of_places(of, found, known, answers, now()),
        form=form_now, concerns=CONCERNS, error=error, status=status, typed=form_now.typed,
    )  # fmt: skip


def _name(child: Child) -> str:
    found = records([child.pk], None).get(child.pk)
    parts = [found.identity.get(one) for one in ("forename", "surname")] if found else []
    whole = (found.identity.get("full_name") if found else "") or "Name not known"
    return " ".join(filter(None, parts)) or str(whole)
