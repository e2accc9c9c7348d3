"""Visits to a school and targeted support meetings with it: planned, told of, followed up; and new staff noted.

Nothing here is about a child, and the forms ask for no child's name.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from django.db import transaction

from onroll.casework.act import Doer, NotAllowed, NotDone, reason
from onroll.facts.calendars import CalendarEnds
from onroll.facts.case import UNDONE, standing
from onroll.policy.collaboration.agreed import ACTION, ACTION_DONE
from onroll.policy.collaboration.with_schools import HELD, KINDS, NEW_STAFF, PLANNED, STATES, TOLD
from onroll.register import council, trail
from onroll.register.bulk import lock
from onroll.register.listed_schools import may_be_a_school
from onroll.register.models import SchoolAct
from onroll.register.officers import officers
from onroll.register.school_acts import acts_of, with_one
from onroll.register.scope import SEES_EVERY_CHILD, NotFound

ROWS = ("17", "31")
LONGEST, LONGEST_LINE = 4_000, 200
"""Characters in what came of a visit, and in one line."""
A_YEAR = timedelta(days=366)
ToDo = tuple[str, str, date]
"""What was agreed: what is to be done, by whom, and its last day in time."""


def plan_meeting(school: str, kind: str, held_on: date, who: str, why: str, by: Doer) -> SchoolAct:
    """Plan a visit or a support meeting, or write down one of the last year. Raises NotFound, NotAllowed, NotDone."""
    if kind not in KINDS:
        raise NotDone(f"say what it is: {' or '.join(KINDS.values())}")
    if not by.on - A_YEAR <= held_on <= by.on + A_YEAR:
        raise NotDone("the day is more than a year from today: check the year")
    if who not in officers():
        raise NotDone("choose who goes: an officer or a manager")
    if not _is_working_day(held_on):
        raise NotDone(f"{held_on:%A %-d %B %Y}: nobody is at school on that day")
    said = {"meeting": kind, "held_on": held_on.isoformat(), "who": who, "why": reason(why)}
    with transaction.atomic():
        lock("school acts")
        same = (one for one in with_one(school).meetings if not one.state)
        if any((one.kind, one.on) == (kind, held_on) for one in same):
            raise NotDone("that is planned already")
        return _write(school, PLANNED, by, said)


def _is_working_day(day: date) -> bool:
    """Whether offices are open; a day beyond the term dates is not refused for that."""
    try:
        return council.school_calendar().is_working_day(day)
    except CalendarEnds:
        return True


def tell_of(
    school: str, number: int, state: str, text: str, by: Doer, *, agreed: Sequence[ToDo] = ()
) -> SchoolAct:
    """Say what came of it, and what was agreed. Raises NotFound, and NotDone when it was told of or is to come."""
    said = _text(text, "say what came of it, or why it was cancelled", LONGEST)
    if state not in STATES:
        raise NotDone("say whether it was held or cancelled")
    if agreed and state != HELD:
        raise NotDone("what was cancelled has agreed nothing")
    with transaction.atomic():
        lock("school acts")
        found = next((one for one in with_one(school).meetings if one.number == number), None)
        if found is None:
            raise NotFound(str(number))
        if found.state:
            raise NotDone("somebody has told of it already: take that back first")
        if state == HELD and found.on > by.on:
            raise NotDone("it is still to come: say what came of it once it was held")
        told = _write(school, TOLD, by, {"of": number, "state": state, "text": said}, actions=len(agreed))
        for title, to, due in agreed:
            _add(school, ACTION, by, {
                "of": told.pk, "title": _text(title, "say what is to be done"), "to": _text(to, "say who sees to it"),
                "due_on": due.isoformat(),
            })  # fmt: skip
        return told


def note_new_staff(school: str, role: str, since: date, by: Doer) -> SchoolAct:
    """Somebody new has a post that matters for attendance: which post, and since when. Raises NotFound, NotDone."""
    said = _text(role, "say which post it is")
    if not by.on - A_YEAR <= since <= by.on + A_YEAR:
        raise NotDone("the day is more than a year from today: check the year")
    with transaction.atomic():
        return _write(school, NEW_STAFF, by, {"role": said, "since": since.isoformat()})


def agreed_done(school: str, number: int, by: Doer) -> SchoolAct:
    """What was agreed is done. Raises NotFound when there is no such open action."""
    with transaction.atomic():
        lock("school acts")
        if number not in {one.number for one, _ in with_one(school).actions}:
            raise NotFound(str(number))
        return _write(school, ACTION_DONE, by, {"act": number})


def take_back(school: str, number: int, why: str, by: Doer) -> SchoolAct:
    """Something written down by mistake does not count any more; it stays on the record. Raises NotFound, NotDone."""
    said = reason(why)
    with transaction.atomic():
        lock("school acts")
        acts = standing(acts_of([school]).get(school, ()))
        if number not in {one.number for one in acts}:
            raise NotFound(str(number))
        if any(one.kind == TOLD and one.data["of"] == number for one in acts):
            raise NotDone("take back first what was said to have come of it")
        return _write(school, UNDONE, by, {"act": number}, why=said)


def _write(
    school: str, kind: str, by: Doer, data: dict[str, Any], *, why: str = "", **told: int
) -> SchoolAct:
    """One act and its event, inside a transaction."""
    if by.actor.role not in SEES_EVERY_CHILD:
        raise NotAllowed("officers and managers visit schools")
    if not may_be_a_school(school):
        raise NotFound(school)
    done = _add(school, kind, by, data | ({"why": why} if why else {}))
    codes: dict[str, Any] = {key: data[key] for key in ("meeting", "state", "of", "act") if key in data}
    trail.record(
        by.actor, f"school_{kind}", about=school, why=why, detail={"number": done.pk, **codes, **told}
    )
    return done


def _add(school: str, kind: str, by: Doer, data: dict[str, Any]) -> SchoolAct:
    return SchoolAct.objects.create(
        school=school, kind=kind, on=by.on, at=by.now, by=by.actor.name, data=data
    )


def _text(said: str, lacking: str, longest: int = LONGEST_LINE) -> str:
    """Words as given. Raises NotDone for none, or for too many to be kept."""
    words = said.strip()
    if not words:
        raise NotDone(lacking)
    if len(words) > longest:
        raise NotDone(f"write at most {longest:,} characters")
    return words
