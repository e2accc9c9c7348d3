"""A form of a case: shown, done, or shown again with what was typed, why not, and what others did meanwhile."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from onroll.casework.act import Changed, NotAllowed, NotDone
from onroll.facts.case import CaseFile
from onroll.register.models import Case
from onroll.web import access
from onroll.web.pages.cases import acts, people, seen
from onroll.web.show import show

Do = Callable[[Case, CaseFile], str]
Values = Callable[[Case, CaseFile], Mapping[str, Any]]


def nothing(case: Case, file: CaseFile) -> Mapping[str, Any]:
    return {}


def answered(
    request: HttpRequest, ref: str, template: str, title: str, do: Do, values: Values = nothing,
    back: tuple[str, str, int] | None = None,
) -> HttpResponse:  # fmt: skip
    """Show the form; sent back, do what it asks and go to the case, or `back`. `do` returns what was done, in words."""
    case, file = seen.find(request, ref)
    if request.method != "POST":
        return shown(request, case, file, template, title, values)
    try:
        said = do(case, file)
    except Changed:
        case, file = seen.find(request, ref)
        return shown(request, case, file, template, title, values, status=409)
    except (NotDone, NotAllowed) as refused:
        return shown(request, case, file, template, title, values, error=sentence(refused), status=400)
    messages.success(request, said)
    return redirect(*(back or ("case", ref)))


def shown(
    request: HttpRequest, case: Case, file: CaseFile, template: str, title: str, values: Values, *,
    error: str = "", status: int = 200,
) -> HttpResponse:  # fmt: skip
    """The form; the look is on the trail before the child is named."""
    access.disclose(request, [file.child], page="case.form")
    last = max((act.number for act in file.acts), default=0)
    return show(
        request, template, title=title, case=case, name=file.facts.get("name") or "Name not known",
        typed=request.POST, error=error, seen=case.version, last=last,
        changed=status == 409, meanwhile=meanwhile(request, file) if status == 409 else [],
        status=status, **values(case, file),
    )  # fmt: skip


def meanwhile(request: HttpRequest, file: CaseFile) -> list[dict[str, Any]]:
    """What others did on the case since the form was opened, the latest first."""
    last = request.POST.get("last", "")
    after = int(last) if last.isascii() and last.isdigit() and len(last) < 19 else 0
    new = [one for one in acts.in_words(file, people.names()) if one["number"] > after]
    return new if after else new[:5]


def sentence(refused: Exception) -> str:
    """Why not, beginning with a capital."""
    said = str(refused)
    return said[:1].upper() + said[1:]
