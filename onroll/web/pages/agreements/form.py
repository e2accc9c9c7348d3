"""A form about an entry: shown, done, or shown again with what was typed and why not."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from onroll.casework.act import Changed, NotAllowed, NotDone
from onroll.register.models import GovernanceRecord
from onroll.web.pages.cases.form import sentence
from onroll.web.show import show


def answered(
    request: HttpRequest, template: str, title: str, do: Callable[[], tuple[GovernanceRecord, str]],
    values: Callable[[], dict[str, Any]],
) -> HttpResponse:  # fmt: skip
    """`do` writes and says so in words; `values` are what the form shows, read again after a refusal."""
    error, status = "", 200
    if request.method == "POST":
        try:
            kept, said = do()
        except Changed as first:
            error, status = sentence(first), 409
        except (NotDone, NotAllowed) as refused:
            error, status = sentence(refused), 400
        else:
            messages.success(request, said)
            return redirect("agreement", kept.ref)
    return show(request, template, title=title, error=error, typed=request.POST, status=status, **values())
