"""One school: why it calls for a visit, visits and meetings, and its figures with what they do not say."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST, require_safe

from onroll.casework.visit_school import agreed_done
from onroll.policy.collaboration.with_schools import Meeting
from onroll.policy.school_returns.owed import STANDS
from onroll.policy.ways_out.off_rolling_patterns import CAVEATS
from onroll.register.listed_schools import may_be_a_school
from onroll.reports.schools.figures import LONG, LONGER
from onroll.reports.schools.profile import Profile, Schools, schools
from onroll.web import access
from onroll.web.pages.calendar.days import entered_by_schools
from onroll.web.pages.cases import people, seen
from onroll.web.schools import names_of
from onroll.web.show import show
from onroll.web.today import real_today

ROWS = ("17", "31")
ROLL = {
    "in": "in time",
    "late": "overdue",
    "never": "never sent",
    "other": "not one we expect",
    "": "not one we expect",
}


@require_safe
def one_school(request: HttpRequest, school: str) -> HttpResponse:
    """Figures alone: whoever is behind one is on a list that writes the look down."""
    on, names = real_today(), people.names()
    every = schools(access.actor(request), on)
    one = every.of(school)
    return show(
        request, "schools/school/page.html", title=names_of({school}).get(school, one.name), one=one, term=every.term,
        officer=names.get(one.officer, one.officer) if one.officer else "",
        reasons=[in_words(why.words, str(why.citation)) for why in one.reasons],
        meetings=[met(each, on, names) for each in reversed(one.done.meetings)], figures=figures(one, every),
        actions=[{"number": each.number, "title": each.title, "to": each.to, "due_on": each.due_on,
                  "late": each.due_on < on, "who": names.get(who, who)} for each, who in one.done.actions],
        entered=entered_by_schools(on, school),
        staff=reversed(one.done.staff), caveats=CAVEATS, may_visit=may_be_a_school(school),
        support_due=every.term is not None and one.support is None and one.roll not in ("", "other"),
    )  # fmt: skip


@require_POST
def done(request: HttpRequest, school: str, number: int) -> HttpResponse:
    """What was agreed with the school is done."""
    agreed_done(school, number, seen.doer(request))
    messages.success(request, "Written down as done.")
    return redirect("school", school)


def met(one: Meeting, on: date, names: Mapping[str, str]) -> dict[str, Any]:
    """A visit or meeting as a line."""
    return {
        "number": one.number, "title": one.title, "on": one.on, "who": names.get(one.who, one.who), "why": one.why,
        "state": one.state, "text": one.text, "told": one.told, "untold": not one.state and one.on <= on,
    }  # fmt: skip


def in_words(words: str, citation: str) -> dict[str, str]:
    return {"words": words[:1].upper() + words[1:], "citation": citation}


def figures(one: Profile, every: Schools) -> list[dict[str, Any]]:
    """Each figure: what it is of, the numbers, and the list behind it."""
    term = every.term.name if every.term else "this school year"
    began = f"since {every.year_began:%-d %B %Y}"
    left, here = one.pattern, one.school
    return [
        row("Last roll", [("as at", one.as_at) if one.as_at else ("", "none"), ("", ROLL[one.roll])], "/sources"),
        row(f"What it owes, {term}", [(text, one.owes[code]) for code, text in STANDS.items() if one.owes[code]],
            f"/school-returns?school={here}"),
        row("Letters past their day without an answer", [("", one.silent)], ""),
        row(f"Removals from roll, {began}", [
            ("asked for", one.asked), ("challenged", one.challenged), ("decided: remains on roll", one.refused)],
            "/removals"),
        row("Leavers of the last year", [
            ("told", left.leavers), ("no destination given", left.nowhere), ("to home education", left.to_home),
            ("in Years 10 and 11", left.exam_years), ("allegations of off-rolling", left.allegations)],
            "/off-rolling#patterns"),
        row(f"Absences reported, {began}", [
            (f"{days} school days or longer", one.absent.get(days, 0)) for days in (LONG, LONGER)],
            f"/school-returns?school={here}"),
        row("Open cases of its pupils, present or past", [("", one.cases)], ""),
        row("Our children on its roll", [*one.ours.items(), ("together", one.children)],
            f"/account?position=on_roll&school={here}"),
    ]  # fmt: skip


def row(title: str, numbers: list[tuple[str, Any]], href: str) -> dict[str, Any]:
    return {"title": title, "numbers": numbers, "href": href}
