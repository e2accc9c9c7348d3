"""The team's load, what is so late that a manager has to hear of it, hand-overs, absences and named officers."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from onroll.casework.keep_in_force import MAY_KEEP
from onroll.casework.name_officer import MAY_NAME
from onroll.register import council
from onroll.register.models import Away, NamedOfficer
from onroll.reports.cases.escalations import escalations
from onroll.reports.cases.files import open_files
from onroll.reports.cases.lines import CaseLine, lines
from onroll.reports.cases.team import team
from onroll.reports.in_force import lines as kept_in_force
from onroll.reports.in_force import missing
from onroll.reports.rechecks import rechecks, told_to
from onroll.reports.school_returns import school_returns
from onroll.web import access
from onroll.web.pages.cases import people
from onroll.web.pages.cases.due import due
from onroll.web.pages.my_day import day
from onroll.web.schools import names_of
from onroll.web.show import show
from onroll.web.today import real_today

MANAGER = "manager"


@require_safe
def who_has_what(request: HttpRequest) -> HttpResponse:
    """Whoever is named in the lists of hand-overs and of what is late is looked at first on the trail."""
    actor, on, names = access.actor(request), real_today(), people.names()
    found = lines(open_files(actor, on), on)
    late, offered = (
        [one for one in escalations(found, on) if one.to == MANAGER],
        [o for o in found if o.file.offered_to],
    )
    untold = [one for one in day.risks(actor, on, names) if one["clock"].told == MANAGER]
    shown = [*(one.line for one in late), *offered]
    access.disclose(
        request, [*(one.file.child for one in shown), *(one["child"] for one in untold)], page="team"
    )
    return show(
        request, "team/page.html", title="The team", names=names, manages=actor.role in MAY_NAME, me=actor.name,
        loads=[{"name": names.get(one.name, one.name), "who": one.name, "load": one,
                "cover": names.get(one.cover, one.cover) if one.cover else ""} for one in team(found, on)],
        late=[{**handed(one.line, names), "what": one.task.step.title,
               "when": due(one.task, on, one.line.calendar).text} for one in late],
        offered=[handed(one, names) for one in offered], away=away(on, names), schools=schools(names),
        unsearched=len(told_to(rechecks(actor, on), MANAGER)) if actor.role == MANAGER else 0,
        owed=school_returns(actor, on).told_officers, untold=untold,
        lacking=lacking(on) if actor.role in MAY_KEEP else 0,
    )  # fmt: skip


def lacking(on: date) -> int:
    """How many things the policy asks to be in force are not: for those who can write them down."""
    chosen = council.choices()
    return len(missing(kept_in_force(on, chosen), on, chosen))


def handed(one: CaseLine, names: Mapping[str, str]) -> dict[str, Any]:
    """A case by its child, its owner and whoever is offered it."""
    file = one.file
    return {"ref": file.ref, "child": one.name, "owner": names.get(file.owner, file.owner),
            "to": names.get(file.offered_to, file.offered_to)}  # fmt: skip


def away(on: date, names: Mapping[str, str]) -> list[dict[str, Any]]:
    """Absences of today and to come."""
    found = Away.objects.filter(until_day__gt=on, taken_back_at=None).order_by("from_day", "pk")
    return [
        {"number": one.pk, "who": one.officer, "name": names.get(one.officer, one.officer),
         "cover": names.get(one.cover, one.cover), "from_day": one.from_day, "until_day": one.until_day}
        for one in found
    ]  # fmt: skip


def schools(names: Mapping[str, str]) -> list[dict[str, str]]:
    """The schools that have a named officer, by name."""
    named = dict(NamedOfficer.objects.values_list("school", "officer"))
    titles = names_of(set(named))
    found = [{"school": titles.get(one, one), "officer": names.get(who, who)} for one, who in named.items()]
    return sorted(found, key=lambda one: one["school"])
