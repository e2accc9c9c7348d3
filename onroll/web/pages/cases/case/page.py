"""One case: who it is about and why, what to do next and by when, and all that was done."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from onroll.casework import hand_over
from onroll.casework.close_case import waiting_closure
from onroll.facts.case import CLOSED, PAUSED, CaseFile
from onroll.policy.at_risk.priority import priority
from onroll.register.models import Case
from onroll.reports.cases.family import at_the_same_address, other_cases
from onroll.reports.cases.files import clocks, pathway_of, tasks_of
from onroll.web import access, words
from onroll.web.pages.cases import acts, people, seen
from onroll.web.pages.cases.case import kept
from onroll.web.pages.cases.case.safe import safe_contact
from onroll.web.pages.cases.case.tasks import clock_list, task_list
from onroll.web.pages.child.page import age
from onroll.web.show import show
from onroll.web.today import real_today


@require_safe
def one_case(request: HttpRequest, ref: str) -> HttpResponse:
    """The case as it stands today; the looks are on the trail before anybody is named."""
    actor, on = access.actor(request), real_today()
    case, file = seen.find(request, ref)
    family = at_the_same_address(file, actor, on)
    access.disclose(request, [file.child, *(one["child"] for one in family)], page="case")
    by, names, pathway = clocks([file]), people.names(), pathway_of(file.way_out)
    tasks, calendar = tasks_of(file, on, by), by.calendar(file)
    return show(
        request, "cases/case/page.html", title=file.facts.get("name") or "Name not known", case=case,
        way_out=pathway.title, heading=pathway.heading, bare=not pathway.steps, on=on,
        tasks=task_list(tasks, file, on, calendar, names),
        clocks=with_reasons(clock_list(tasks, on, calendar), file),
        timeline=[one | {"mine": one["by_name"] == actor.name} for one in acts.in_words(file, names)],
        family=family, others=[(one, pathway_of(one.way_out).title) for one in other_cases(case, actor)],
        me=actor.name, manages=actor.role in hand_over.MAY_ASSIGN,
        safe=safe_contact(case, file, names, seen.doer(request)), **head(case, file, names),
        **kept.all_of(file, on, names),
    )  # fmt: skip


def head(case: Case, file: CaseFile, names: Mapping[str, str]) -> dict[str, Any]:
    """Who it is about, where they stand and why, what makes it pressing, and whose it is."""
    facts = file.facts
    asked = waiting_closure(file) if file.closed_on is None else None
    return {
        "child": facts, "age": age(facts.get("dob"), real_today()),
        "position": words.position(file.position) if file.position else "No longer in the account",
        "owner": names.get(case.owner, case.owner),
        "offered_to": names.get(case.offered_to, case.offered_to) if case.offered_to else "",
        "pressing": priority(file, real_today()).reasons, "why": acts.says(str(facts.get("why") or "")),
        "because": acts.says(case.because),
        "ended": _last_why(file, CLOSED), "ending": _ending(file),
        "asked": {"by": names.get(asked.by, asked.by), "on": asked.on, "why": asked.data.get("why", ""),
                  "as": _title(file, asked.outcome)} if asked else None,
    }  # fmt: skip


def _last_why(file: CaseFile, kind: str) -> str:
    last = file.last(kind)
    return str(last.data.get("why", "")) if last else ""


def _ending(file: CaseFile) -> str:
    return _title(file, file.outcome) if file.closed_on else ""


def _title(file: CaseFile, outcome: str) -> str:
    known = {one.code: one.title for one in pathway_of(file.way_out).outcomes}
    return known.get(outcome, words.plain(outcome))


def with_reasons(found: list[dict[str, Any]], file: CaseFile) -> list[dict[str, Any]]:
    """The clocks, each stopped one with why it was stopped and when."""
    stopped = {act.data.get("clock"): act for act in file.of(PAUSED)}
    for one in found:
        act = stopped.get(one["code"]) if one["paused"] else None
        one |= {"why": act.data.get("why", "") if act else "", "stopped_on": act.on if act else None}
    return found
