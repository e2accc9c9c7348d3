"""An attempt to reach the family or somebody who may know, and its outcome."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from onroll.casework.record_contact import HOW, INTERPRETER, OUTCOMES, WITH, Contact, record_contact
from onroll.facts.case import CaseFile
from onroll.register.models import Case
from onroll.web.pages.cases import asking, form, seen

FIELDS = ("who", "how", "outcome", "text", "to", "language", "interpreter", "child_seen")


@require_http_methods(["GET", "HEAD", "POST"])
def contact(request: HttpRequest, ref: str) -> HttpResponse:
    """Every attempt counts, also one that reached nobody."""

    def do(case: Case, file: CaseFile) -> str:
        said = Contact(**{name: seen.words(request.POST, name) for name in FIELDS})
        by = seen.doer(request, seen.day(request.POST, "on", "The day of the attempt"))
        record_contact(ref, said, by, born=file.facts.get("dob"))
        return "The contact is written down."

    return form.answered(
        request, ref, "cases/case/contact/page.html", "Record a contact", do, choices(request)
    )


def choices(request: HttpRequest) -> form.Values:
    """The choices there are, and the day in its boxes."""

    def values(case: Case, file: CaseFile) -> Mapping[str, Any]:
        return {
            "who": asking.items(WITH), "how": asking.items(HOW), "outcomes": asking.items(OUTCOMES),
            "interpreter": asking.items(INTERPRETER), "on": asking.boxes(request, "on"),
        }  # fmt: skip

    return values
