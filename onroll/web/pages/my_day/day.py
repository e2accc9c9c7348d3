"""What a day holds besides steps: meetings and their actions, closures to agree to, risks nobody was told of."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Any

from onroll.casework import close_case, hold_meeting
from onroll.casework.report_immediate_risk import RISK, not_told
from onroll.facts.case import CaseFile
from onroll.policy.deadlines.local import IMMEDIATE_RISK
from onroll.policy.deadlines.running import running
from onroll.policy.failed_to_track.sleeping import FAILED_TO_TRACK
from onroll.register import council
from onroll.register.alerts import held_apart_seen_by
from onroll.register.cases import cases_seen_by
from onroll.register.models import CaseAct, Child
from onroll.register.scope import Actor
from onroll.reports.alerts import TO_ANSWER, how_many
from onroll.reports.cases.files import case_files, facts_of, pathway_of
from onroll.reports.cases.kept_places import Look
from onroll.web.pages.cases.case.kept import action, meeting
from onroll.web.pages.cases.due import weekday

MANAGES = close_case.SECOND_PERSON
A_WEEK = timedelta(days=7)
Names = Mapping[str, str]


def name_of(file: CaseFile) -> str:
    return str(file.facts.get("name") or "Name not known")


def meetings(files: Iterable[CaseFile], on: date) -> list[dict[str, Any]]:
    """Meetings from today to six days ahead, and those of the last week that nobody has told of.

    Those that outrank other work come first.
    """
    found = []
    for file in files:
        for invitation, told in hold_meeting.meetings(file):
            one = meeting(invitation, told, on)
            if one["state"] == "invited" and on - A_WEEK <= one["held_on"] < on + A_WEEK:
                found.append({**one, "ref": file.ref, "child": file.child, "name": name_of(file),
                              "day": weekday(one["held_on"], on)})  # fmt: skip
    return sorted(found, key=lambda one: (not one["first"], one["held_on"], one["ref"]))


def actions(files: Iterable[CaseFile], on: date) -> list[dict[str, Any]]:
    """Agreed actions that are late or due within a week, the latest first."""
    found = [
        {**action(act, on), "ref": file.ref, "name": name_of(file)}
        for file in files for act in hold_meeting.open_actions(file)
    ]  # fmt: skip
    return sorted((one for one in found if one["due_on"] < on + A_WEEK), key=lambda one: one["due_on"])


def watched(look: Look, on: date) -> dict[str, Any]:
    """One look at a child who was placed."""
    file = look.file
    when = f"{'is due' if look.due_on >= on else 'was due'} {weekday(look.due_on, on)}"
    return {"ref": file.ref, "name": name_of(file), "says": f"the look after {look.after_days} days {when}"}


def closures(actor: Actor, on: date, names: Names) -> list[dict[str, Any]]:
    """Cases that somebody else has asked to be closed and that wait for this person to agree."""
    if actor.role not in close_case.SECOND_PERSON:
        return []
    asked_for = CaseAct.objects.filter(kind=close_case.ASKED, case__closed_at=None).values("case")
    files = case_files(cases_seen_by(actor).filter(pk__in=asked_for), on)
    found = []
    for file in files:
        asked = close_case.waiting_closure(file)
        if asked is not None and asked.by != actor.name:
            endings = {one.code: one.title for one in pathway_of(file.way_out).outcomes}
            found.append({
                "ref": file.ref, "child": file.child, "name": name_of(file), "by": names.get(asked.by, asked.by),
                "page": "closure" if asked.outcome == FAILED_TO_TRACK else "close", "on": asked.on,
                "as": endings.get(asked.outcome, asked.outcome), "why": asked.data.get("why", ""),
            })  # fmt: skip
    return found


def risks(actor: Actor, on: date, names: Names) -> list[dict[str, Any]]:
    """Children of whom an immediate risk was reported, where the police or the service are not told yet.

    `clock`: both are told the same day as the first report that left one of them untold.
    """
    seen = dict(Child.objects.seen_by(actor).filter(acts__kind=RISK).values_list("pk", "ref"))
    waiting: dict[int, list[CaseAct]] = defaultdict(list)
    for act in CaseAct.objects.filter(kind=RISK, child__in=seen).order_by("pk"):
        waiting[act.child_id].append(act)
        if not not_told(one.data for one in waiting[act.child_id]):
            del waiting[act.child_id]
    if not waiting:
        return []
    facts, calendar = facts_of([seen[child] for child in waiting], on), council.school_calendar()
    return [
        {"child": seen[child], "name": facts.get(seen[child], {}).get("name") or "Name not known",
         "on": acts[-1].on, "by": names.get(acts[-1].by, acts[-1].by),
         "not_told": not_told(one.data for one in acts),
         "clock": running(IMMEDIATE_RISK, acts[0].on, (), on, calendar)}
        for child, acts in waiting.items()
    ]  # fmt: skip


def alerts(actor: Actor) -> dict[str, int]:
    """How many alerts wait for an answer, and apart from them how many rows held apart, as their page has them."""
    apart = held_apart_seen_by(actor).filter(answer=TO_ANSWER).count()
    return {"alerts": how_many(actor) - apart, "apart": apart}
