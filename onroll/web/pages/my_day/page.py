"""My day: what is late, due, to do and waited for, the gravest and most pressing first."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from onroll.reports.cases.lines import CaseLine
from onroll.reports.cases.my_day import my_day
from onroll.reports.in_force import reminders
from onroll.web import access
from onroll.web.pages.agreements.says import reminder
from onroll.web.pages.cases import people
from onroll.web.pages.cases.due import weekday
from onroll.web.pages.cases.lines import in_words
from onroll.web.pages.my_day import day, schools
from onroll.web.show import show
from onroll.web.today import real_today


@require_safe
def today(request: HttpRequest) -> HttpResponse:
    """The looks at every child named are on the trail before the page is."""
    actor, on = access.actor(request), real_today()
    found, names = my_day(actor, on), people.names()
    files = [one.file for one in found.mine]
    meetings, closures = day.meetings(files, on), day.closures(actor, on, names)
    risks = day.risks(actor, on, names)
    refs = [one.file.child for one in (*found.mine, *found.offered)]
    named = [*refs, *(one.file.child for one in found.looks), *(one["child"] for one in (*closures, *risks))]
    access.disclose(request, named, page="my day")

    def said(rows: list[CaseLine]) -> list[dict[str, Any]]:
        return [in_words(one, on, names) for one in rows]

    return show(
        request, "my_day/page.html", title="My day", today=weekday(on, on), count=found.count,
        covers=[names.get(one, one) for one in found.whose if one != actor.name],
        late=said(found.late), due_today=said(found.today), to_do=said(found.to_do), waiting=said(found.waiting),
        offered=said(found.offered), meetings=meetings, actions=day.actions(files, on), closures=closures, risks=risks,
        watched=[day.watched(one, on) for one in found.looks], **day.alerts(actor),
        manages=actor.role in day.MANAGES,
        schools=schools.with_schools(found.whose, on), kept=[reminder(one, names) for one in reminders(actor, on)],
    )  # fmt: skip
