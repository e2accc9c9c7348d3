"""Which pupil, and on which ground."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from onroll.casework.ask_removal import may_ask_for
from onroll.policy.removal_from_roll.grounds import ASKED
from onroll.policy.removal_from_roll.removal import CODE
from onroll.register.cases import cases_seen_by
from onroll.register.scope import Actor, NotFound
from onroll.reports.account import account
from onroll.reports.cases.files import facts_of
from onroll.web import access
from onroll.web.pages.removals import says
from onroll.web.show import show
from onroll.web.today import real_today


@require_safe
def choose(request: HttpRequest) -> HttpResponse:
    """A school chooses among its own pupils; an officer comes from the child's own page, or types the reference."""
    child, ground = request.GET.get("child", "").strip().upper(), request.GET.get("ground", "")
    if child and ground in ASKED and _school_of(request, child):
        return redirect("removal-form", child, ground)
    error = ""
    if "sent" in request.GET:
        error = (
            "Choose the ground"
            if ground not in ASKED
            else "No pupil of that reference is on a roll you speak for"
        )
    pupils = own_pupils(request)
    access.disclose(request, [ref for ref, _ in pupils], page="removal.ask")
    items = [{"value": "", "text": "Choose a pupil"}, *({"value": ref, "text": name} for ref, name in pupils)]
    return show(
        request, "removals/ask/page.html", title="Ask to remove a name", pupils=items, grounds=says.grounds(),
        a_school=access.actor(request).role == "school", chosen=child, ground=ground, error=error,
        status=400 if error else 200,
    )  # fmt: skip


def on_our_roll(request: HttpRequest) -> list[tuple[str, str]]:
    """The pupils now on a school's roll, by name; nobody for an officer."""
    actor = access.actor(request)
    if actor.role != "school":
        return []
    rows = account(real_today(), None, actor).rows.sort("surname", "forename", nulls_last=True)
    return [(row["child"], f"{row['name']}, {row['year_group']}") for row in rows.iter_rows(named=True)]


def own_pupils(request: HttpRequest) -> list[tuple[str, str]]:
    """A school's pupils by name, with those it is asked about; nobody for an officer, who sees the whole city."""
    pupils = on_our_roll(request)
    left = set(asked_about(access.actor(request))) - {ref for ref, _ in pupils}
    return pupils + sorted((ref, f"{row['name']}, no longer on your roll")
                           for ref, row in facts_of(left, real_today()).items())  # fmt: skip


def asked_about(actor: Actor) -> dict[str, str]:
    """The pupils about whose removal there is an open case of this person's school, each with the school.

    Their names may have left the roll: that is why the school is asked.
    """
    if actor.role != "school":
        return {}
    found = cases_seen_by(actor).filter(way_out=CODE, closed_at=None)
    return dict(found.values_list("child__ref", "school"))


def school_of(request: HttpRequest, child: str) -> str:
    """The school on whose roll the child is, for which this person may ask. Raises NotFound."""
    found = _school_of(request, child)
    if not found:
        raise NotFound(child)
    return found


def _school_of(request: HttpRequest, child: str) -> str:
    actor = access.actor(request)
    rows = account(real_today(), None, actor).rows
    row = next(iter(rows.filter(rows["child"] == child).to_dicts()), None)
    school = str(row["school"] or "") if row else ""
    return school if school and may_ask_for(school, actor) else asked_about(actor).get(child, "")
