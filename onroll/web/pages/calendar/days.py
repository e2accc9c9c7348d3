"""What is coming, by day: steps due, meetings, agreed actions, key days, and the days on which schools are closed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from onroll.casework import hold_meeting
from onroll.facts.calendars import Calendar
from onroll.facts.case import as_day
from onroll.policy.deadlines import key_days
from onroll.policy.in_force import STANDS
from onroll.policy.plan import OPEN
from onroll.register.school_days import by_schools, entered_after, standing
from onroll.reports.cases.lines import CaseLine
from onroll.reports.in_force import Line
from onroll.reports.schools.due import Due
from onroll.web.pages.cases.case.tasks import address, titled
from onroll.web.schools import names_of

WEEKS = 4


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing on one day. `href`: where it is done; `child` and `name`: whom it is about, if anybody."""

    day: date
    kind: str
    text: str
    href: str = ""
    child: str = ""
    name: str = ""
    order: int = 0


def coming(
    found: Iterable[CaseLine], first: date, until: date, calendar: Calendar, kept: Iterable[Line] = (),
    with_schools: Iterable[Due] = (),
) -> dict[date, list[Entry]]:  # fmt: skip
    """Everything in [first, until) by day, what the calendar says before what is to be done."""
    by_day: dict[date, list[Entry]] = defaultdict(list)
    lines = list(found)
    for one in (
        *of_the_year(first, until),
        *closed(first, until, calendar),
        *of_schools(first, until),
        *of_cases(lines),
        *of_what_is_kept(kept),
        *of_visits(with_schools),
    ):
        if first <= one.day < until:
            by_day[one.day].append(one)
    return {day: sorted(by_day[day], key=lambda one: (one.order, one.name)) for day in sorted(by_day)}


def of_cases(found: Iterable[CaseLine]) -> Iterator[Entry]:
    """What is due on cases: meetings before steps, those that outrank other work first."""
    for one in found:
        ref, about = one.file.ref, {"child": one.file.child, "name": one.name}
        for task in one.tasks:
            if task.state in OPEN and task.due_on:
                yield Entry(
                    task.due_on, "Due", titled(task.step, task.nth), address(task, one.file), **about, order=4
                )
        for invited, told in hold_meeting.meetings(one.file):
            kind = invited.data["meeting"]
            if told is None:
                first = 2 if kind in hold_meeting.OUTRANKS else 3
                day = as_day(invited.data["held_on"]) or one.file.opened_on
                yield Entry(day, "Meeting", hold_meeting.KINDS[kind], f"/cases/{ref}", **about, order=first)
        for act in hold_meeting.open_actions(one.file):
            day = as_day(act.data["due_on"]) or one.file.opened_on
            yield Entry(
                day, "Agreed", f"{act.data['title']}, {act.data['to']}", f"/cases/{ref}", **about, order=5
            )


def of_what_is_kept(kept: Iterable[Line]) -> Iterator[Entry]:
    """The last days in time to review a policy or to renew an agreement."""
    for one in kept:
        if one.due_on and one.state in STANDS and one.kept.replaced_on is None:
            ref, title = one.record.ref, one.record.title
            yield Entry(
                one.due_on,
                "Review",
                "last day to review or renew it",
                f"/agreements/{ref}",
                name=title,
                order=4,
            )


def of_the_year(first: date, until: date) -> Iterator[Entry]:
    """Closing dates, censuses, reports and reviews."""
    for day, one in key_days.between(first, until):
        yield Entry(day, "Key day", one.title)


def closed(first: date, until: date, calendar: Calendar) -> Iterator[Entry]:
    """Bank holidays, days on which the council's schools are closed, and the terms' first and last days."""
    yield from (
        Entry(day, "Closed", "Bank holiday", order=1)
        for day in calendar.bank_holidays
        if first <= day < until
    )
    yield from (Entry(day, "Closed", "Schools are closed to pupils", order=1) for day in calendar.closed)
    for begins, ends in calendar.terms:
        yield Entry(begins, "Term", "Schools open after a holiday", order=1)
        yield Entry(ends - timedelta(days=1), "Term", "Last day before a holiday", order=1)


def of_visits(with_schools: Iterable[Due]) -> list[Entry]:
    """Visits to schools, meetings with them, and what was agreed there."""
    found = list(with_schools)
    names = names_of({one.school for one in found})
    return [
        Entry(one.day, "Visit" if one.meeting else "Agreed", one.text, f"/schools/{one.school}",
              name=names.get(one.school, one.school), order=3 if one.meeting else 5)
        for one in found
    ]  # fmt: skip


def of_schools(first: date, until: date) -> list[Entry]:
    """Days on which one school is unlike the rest, and whether the school says so itself."""
    found = list(standing().filter(day__gte=first, day__lt=until).order_by("day", "laestab"))
    own = set(by_schools().values_list("pk", flat=True)) if found else set()
    names = names_of({one.laestab for one in found})
    return [
        Entry(one.day, "Open" if one.opens else "Closed",
              f"{names.get(one.laestab, one.laestab)}: {one.why}{', entered by the school' if one.pk in own else ''}",
              order=1)
        for one in found
    ]  # fmt: skip


def entered_by_schools(on: date, school: str = "") -> list[dict[str, Any]]:
    """Days gone by that schools, or one, entered of themselves: each entry as a line for an officer."""
    found = entered_after(on, school)
    names = names_of({days[0].laestab for days in found})
    return [
        {"school": days[0].laestab, "name": names.get(days[0].laestab, days[0].laestab), "first": days[0].day,
         "last": days[-1].day, "days": len(days), "why": days[0].why, "by": days[0].entered_by,
         "at": days[0].entered_at}
        for days in found
    ]  # fmt: skip
