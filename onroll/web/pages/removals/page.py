"""Requests to remove a name, what schools have told us of late, and what is wrong with it."""

from __future__ import annotations

from collections.abc import Mapping

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from onroll.policy.removal_from_roll.found import WORDS
from onroll.register.scope import SEES_EVERY_CHILD
from onroll.reports.removals.asked import requests
from onroll.reports.removals.told import DAYS, Told, told, wrong_with
from onroll.web import access, schools
from onroll.web.pages.removals import says
from onroll.web.show import show
from onroll.web.today import real_today

ROWS = ("34", "35", "36", "38")


@require_safe
def listed(request: HttpRequest) -> HttpResponse:
    """A school sees its own requests; an officer everybody's, and the returns of the last days."""
    actor, on = access.actor(request), real_today()
    found = requests(actor, on, open_only=actor.role in SEES_EVERY_CHILD)
    returns = told(actor, on)
    named = {one.file.child for one in found} | {one.removal.child for one in returns.leavers}
    access.disclose(request, sorted(named | {one.child for one in returns.late_joiners}), page="removals")
    names = schools.names_of({one.case.school for one in found} | told_of(returns))
    rows = [says.in_words(one, names, actor.role == "school") for one in found]
    return show(
        request, "removals/page.html", title="Removal from roll", days=DAYS, a_school=actor.role == "school",
        groups=[(title, code, [one for one in rows if one["stage"] in stages]) for title, code, stages in GROUPS],
        returns=returns, leavers=leavers(returns, names), joiners=joiners(returns, names), open=rows,
    )  # fmt: skip


GROUPS = (
    ("Requests to decide", "asked", ("asked",)),
    ("Removals nobody asked about", "challenge", ("challenge",)),
    ("Decided, and not closed yet", "decided", ("decided",)),
)


def told_of(returns: Told) -> set[str]:
    """The numbers of the schools that the returns name."""
    named = {one.removal.school for one in returns.leavers} | {one.school for one in returns.late_joiners}
    return named | {one.place for one in returns.leavers if one.place}


def leavers(returns: Told, names: Mapping[str, str]) -> list[dict[str, object]]:
    """Each leaver with what the return lacks and what is wrong."""
    return [
        {"child": one.removal.child, "name": one.name, "school": names.get(one.removal.school, one.removal.school),
         "left_on": one.removal.left_on, "told_on": one.removal.told_on, "ground": one.removal.ground,
         "place": names.get(one.place, one.place), "missing": ", ".join(one.missing), "late": one.late,
         "wrong": "; ".join(WORDS[code] for code in wrong_with(one))}
        for one in returns.leavers
    ]  # fmt: skip


def joiners(returns: Told, names: Mapping[str, str]) -> list[dict[str, object]]:
    """Each new pupil told too late."""
    return [
        {"child": one.child, "name": one.name, "school": names.get(one.school, one.school),
         "entered_on": one.entered_on, "told_on": one.told_on}
        for one in returns.late_joiners
    ]  # fmt: skip
