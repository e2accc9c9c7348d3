"""A case offered to this person: taken, or declined with a reason."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from onroll.casework import hand_over
from onroll.casework.act import NotDone
from onroll.facts.case import CaseFile
from onroll.register.models import Case
from onroll.web.pages.cases import acts, form, people, seen


@require_http_methods(["GET", "HEAD", "POST"])
def offered(request: HttpRequest, ref: str) -> HttpResponse:
    """Accept or decline."""

    def do(case: Case, file: CaseFile) -> str:
        answer, by, version = request.POST.get("answer", ""), seen.doer(request), seen.version(request)
        if answer == "accept":
            hand_over.accept(file, case.offered_to, by, seen=version)
            return "The case is yours."
        if answer == "decline":
            hand_over.decline(file, case.offered_to, by, why=seen.words(request.POST, "why"), seen=version)
            return "Declined. The case stays where it was."
        raise NotDone("say whether you take the case")

    def values(case: Case, file: CaseFile) -> Mapping[str, Any]:
        known, act = people.names(), file.last(hand_over.OFFERED)
        return {"owner": known.get(file.owner, file.owner), "why": act.data.get("why", "") if act else "",
                "because": acts.says(case.because), "open_offer": bool(case.offered_to),
                "instead": "" if case.offered_to else "This case is offered to nobody now."}  # fmt: skip

    return form.answered(request, ref, "cases/case/offered/page.html", "Do you take this case?", do, values)
