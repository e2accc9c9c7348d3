"""The decision: what it rests on is shown, and what stands against it is said."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from onroll.casework.decide_removal import decide_removal
from onroll.facts.case import CaseFile
from onroll.policy.removal_from_roll import removal
from onroll.policy.removal_from_roll.ruling import MADE_OUT
from onroll.register.models import Case
from onroll.reports.cases.files import clocks
from onroll.reports.removals.asked import Request, as_requests
from onroll.web.pages.cases import asking, form, seen
from onroll.web.pages.removals import says
from onroll.web.pages.removals.request.page import confirmations, find
from onroll.web.today import real_today

ROWS = ("33", "45", "47", "48")
FOUND = {"yes": "It speaks for the removal", "no": "It speaks against it", "unknown": "I do not know"}
"""An officer's own answer to a condition. A yes counts only where no step of the case settles it."""


@require_http_methods(["GET", "HEAD", "POST"])
def decide(request: HttpRequest, ref: str) -> HttpResponse:
    """Agree, or keep the pupil on roll; with the reason."""
    find(request, ref)

    def do(case: Case, file: CaseFile) -> str:
        (one,) = as_requests([case], real_today())
        why, decision = seen.words(request.POST, "why"), request.POST.get("decision", "")
        decide_removal(one.file, decision, seen.doer(request), clocks([file]).calendar(file), why=why,
                       seen=seen.version(request), found=found(request, one))  # fmt: skip
        return f"{removal.DECISIONS[decision]}. Now answer the head teacher in writing."

    def values(case: Case, file: CaseFile) -> Mapping[str, Any]:
        (one,) = as_requests([case], real_today())
        made_out = one.ruling.outcome == MADE_OUT
        against = {code: removal.why_not_agreed(one.file, code, made_out) for code in removal.DECISIONS}
        return {
            "weighed": says.weighed(one), "because": one.ruling.because, "ruling": says.RULINGS[one.ruling.outcome],
            "colour": says.COLOURS[one.ruling.outcome], "choices": asking.items(removal.DECISIONS),
            "found": asking.items(FOUND), "confirmations": confirmations(one),
            "against": [(removal.DECISIONS[code], why) for code, why in against.items() if why],
        }  # fmt: skip

    return form.answered(request, ref, "removals/decide/page.html", "Decide", do, values)


def found(request: HttpRequest, one: Request) -> dict[str, str]:
    """The officer's own answers, by the code of the condition."""
    codes = [part.condition.code for part in one.ruling.weighed]
    return {code: request.POST.get(f"found-{code}", "") for code in codes}
