"""Handing a case over: offered to a colleague, or assigned by a manager. It is never nobody's."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from onroll.casework import hand_over as handing
from onroll.facts.case import CaseFile
from onroll.register.models import Case
from onroll.web import access
from onroll.web.pages.cases import form, people, seen


@require_http_methods(["GET", "HEAD", "POST"])
def hand_over(request: HttpRequest, ref: str) -> HttpResponse:
    """An offer waits until it is accepted; what a manager assigns does not."""
    manages = access.actor(request).role in handing.MAY_ASSIGN

    def do(case: Case, file: CaseFile) -> str:
        to, why = request.POST.get("to", ""), seen.words(request.POST, "why")
        how = handing.assign if manages else handing.offer
        how(file, to, seen.doer(request), why=why, seen=seen.version(request))
        who = people.names().get(to, to)
        return (
            f"The case is with {who} now." if manages else f"Offered to {who}. It is yours until they accept."
        )

    def values(case: Case, file: CaseFile) -> Mapping[str, Any]:
        known = people.names()
        return {"people": people.may_own(known, request.POST.get("to", ""), without=file.owner), "manages": manages,
                "owner": known.get(file.owner, file.owner)}  # fmt: skip

    title = "Assign this case" if manages else "Hand this case over"
    return form.answered(request, ref, "cases/case/hand_over/page.html", title, do, values)
