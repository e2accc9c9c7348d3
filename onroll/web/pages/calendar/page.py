"""What is coming in the next weeks, by day: mine or the team's; to be printed too."""

from __future__ import annotations

from datetime import timedelta

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from onroll.register import council
from onroll.register.officers import works_for
from onroll.reports.cases.files import open_files
from onroll.reports.cases.lines import lines
from onroll.reports.in_force import lines as kept_in_force
from onroll.reports.schools.due import due_with_schools
from onroll.web import access
from onroll.web.pages.calendar.days import WEEKS, coming, entered_by_schools
from onroll.web.pages.cases.due import weekday
from onroll.web.show import show
from onroll.web.today import real_today


@require_safe
def coming_days(request: HttpRequest) -> HttpResponse:
    """A list by day; the looks at those named are on the trail first."""
    actor, on, whole = access.actor(request), real_today(), request.GET.get("whose") == "team"
    whose = works_for(actor.name, on)
    found = [one for one in lines(open_files(actor, on), on) if whole or one.file.owner in whose]
    until = on + timedelta(weeks=WEEKS)
    kept = [one for one in kept_in_force(on) if whole or one.record.owner in whose]
    visits = due_with_schools(until, None if whole else whose)
    days = coming(found, on, until, council.school_calendar(), kept, visits)
    access.disclose(
        request, [one.child for day in days.values() for one in day if one.child], page="calendar"
    )
    return show(
        request, "calendar/page.html", title="What is coming", whole=whole, weeks=WEEKS,
        late=sum(one.is_late for one in found), entered=entered_by_schools(on) if whole else [],
        days=[{"title": weekday(day, on), "id": day.isoformat(), "today": day == on, "entries": entries}
              for day, entries in days.items()],
    )  # fmt: skip
