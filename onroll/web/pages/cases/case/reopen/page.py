"""A closed case opened again: its record goes on where it stopped."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from onroll.casework.act import NotAllowed
from onroll.casework.close_case import reopen as open_again
from onroll.facts.case import CaseFile
from onroll.intake.withdraw import withdraw
from onroll.register.models import Case
from onroll.register.scope import MAY_WITHDRAW
from onroll.reports.closure_pack import closure_said
from onroll.web.pages.cases import form, seen


@require_http_methods(["GET", "HEAD", "POST"])
def reopen(request: HttpRequest, ref: str) -> HttpResponse:
    """Why it turns out not to be over. A record that was closed with the case is open again with it."""

    def do(case: Case, file: CaseFile) -> str:
        by, why = seen.doer(request), seen.words(request.POST, "why")
        closure = closure_said(file)
        if closure and by.actor.role not in MAY_WITHDRAW:
            raise NotAllowed("two people closed the child's record with this case: a manager opens it again")
        with transaction.atomic():
            open_again(file, by, why=why, seen=seen.version(request))
            if closure:
                withdraw(closure, actor=by.actor, why=why, now=by.now)
        return "The case is open again."

    def values(case: Case, file: CaseFile) -> Mapping[str, Any]:
        return {"instead": "" if file.closed_on else "This case is open: there is nothing to open again."}

    return form.answered(request, ref, "cases/case/reopen/page.html", "Open this case again", do, values)
