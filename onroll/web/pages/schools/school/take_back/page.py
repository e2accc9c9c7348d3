"""Taking back what was written down about a school by mistake: it stays on the record and does not count."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from onroll.casework.visit_school import take_back
from onroll.register.school_acts import counts
from onroll.register.scope import NotFound
from onroll.web.pages.cases import seen
from onroll.web.pages.schools.school import form


@require_http_methods(["GET", "HEAD", "POST"])
def mistake(request: HttpRequest, school: str, number: int) -> HttpResponse:
    """Always with a reason. Raises NotFound for what is not there or was taken back."""
    about = counts(school, number)
    if about is None:
        raise NotFound(str(number))

    def do() -> str:
        take_back(school, number, seen.words(request.POST, "why"), seen.doer(request))
        return "It is taken back. It stays on the record."

    return form.answered(request, school, "take_back", "Take this back", do, about=about)
