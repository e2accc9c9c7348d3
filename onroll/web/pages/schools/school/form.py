"""A form about a school: shown, done, or shown again with what was typed and why not."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from onroll.casework.act import NotAllowed, NotDone
from onroll.register.listed_schools import may_be_a_school
from onroll.register.scope import NotFound
from onroll.web.pages.cases.form import sentence
from onroll.web.schools import names_of
from onroll.web.show import show


def answered(
    request: HttpRequest, school: str, template: str, title: str, do: Callable[[], str], **values: Any
) -> HttpResponse:
    """Show it; sent back, do what it asks and go to the school. `do` says what was done. Raises NotFound."""
    if not may_be_a_school(school):
        raise NotFound(school)
    error = ""
    if request.method == "POST":
        try:
            messages.success(request, do())
            return redirect("school", school)
        except (NotDone, NotAllowed) as refused:
            error = sentence(refused)
    return show(
        request, f"schools/school/{template}/page.html", title=title, school=school, typed=request.POST, error=error,
        name=names_of({school}).get(school, school), status=400 if error else 200, **values,
    )  # fmt: skip
