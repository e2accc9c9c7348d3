"""Letters for the cases chosen in the list: for each, the letters its open steps ask for, to be drafted one by one."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from onroll.policy.plan import OPEN
from onroll.register.cases import cases_seen_by
from onroll.reports.cases.files import case_files
from onroll.reports.cases.lines import CaseLine, lines
from onroll.web import access
from onroll.web.pages.cases import people
from onroll.web.pages.cases.assign.page import AT_MOST
from onroll.web.pages.cases.case.safe import safe_contact
from onroll.web.show import show
from onroll.web.today import real_today


@require_safe
def chosen(request: HttpRequest) -> HttpResponse:
    """Each letter is read before it leaves: none is sent from here."""
    refs, on = request.GET.getlist("case")[:AT_MOST], real_today()
    found = cases_seen_by(access.actor(request)).filter(ref__in=refs, closed_at=None).order_by("ref")
    listed = lines(case_files(found, on), on)
    access.disclose(request, [one.file.child for one in listed], page="cases.letters")
    names = people.names()
    return show(
        request, "cases/letters/page.html", title="Letters for these cases",
        rows=[{"ref": one.file.ref, "child": one.file.child, "name": one.name, "way_out": one.title,
               "safe": safe_contact(one.file, names), "letters": letters(one)} for one in listed],
    )  # fmt: skip


def letters(one: CaseLine) -> list[dict[str, Any]]:
    """The letters that the open steps of a case ask for, each once."""
    asked = {
        task.step.letter: task.step.title for task in one.tasks if task.state in OPEN and task.step.letter
    }
    return [{"code": code, "step": title} for code, title in asked.items()]
