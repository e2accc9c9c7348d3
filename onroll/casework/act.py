"""How anything is done on a case: one transaction, one act, one event on the trail, or nothing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import F

from onroll.register import trail
from onroll.register.cases import one_case
from onroll.register.models import Case, CaseAct
from onroll.register.scope import Actor

ROWS = ("6",)


class Changed(Exception):
    """Somebody else has changed the case since this person looked at it; nothing was done."""


class NotDone(ValueError):
    """What was asked cannot be done; says why, in words for whoever asked. Nothing was changed."""


class NotAllowed(Exception):
    """This person may see the case but not do this."""


@dataclass(frozen=True, slots=True)
class Doer:
    """Who does something, the moment it is written down, and the day it was done."""

    actor: Actor
    now: datetime
    on: date


TWICE = timedelta(minutes=1)
"""The very same thing within this time was pressed twice. A local choice."""
SOMEBODY_ELSE = "somebody else has changed this case since you looked: look again, then decide"


def act(
    ref: str, kind: str, by: Doer, *, step: str = "", data: Mapping[str, Any] | None = None,
    seen: int | None = None, why: str = "", changes: Mapping[str, Any] | None = None, once: bool = False,
) -> CaseAct:  # fmt: skip
    """Do one thing on a case. `seen`: the version the doer looked at; without it the act only adds.

    `changes`: columns of the case that the act sets. `once`: the very same thing done a moment ago by the same person
    is one that was pressed twice, and is not kept again. Raises NotFound, Changed.
    """
    with transaction.atomic():
        case = one_case(ref, by.actor)
        if once and (before := _just_done(case, kind, by, dict(data or {}))) is not None:
            return before
        return act_on(case, kind, by, step=step, data=data, seen=seen, why=why, changes=changes)


def _just_done(case: Case, kind: str, by: Doer, data: dict[str, Any]) -> CaseAct | None:
    """The very same act, if this person did it a moment ago. The case is held: of two at once one comes first."""
    Case.objects.select_for_update().get(pk=case.pk)
    mine = CaseAct.objects.filter(case=case, kind=kind, by=by.actor.name, on=by.on, at__gt=by.now - TWICE)
    return next((one for one in mine.order_by("-pk") if one.data == data), None)


def act_on(
    case: Case, kind: str, by: Doer, *, step: str = "", data: Mapping[str, Any] | None = None,
    seen: int | None = None, why: str = "", changes: Mapping[str, Any] | None = None,
) -> CaseAct:  # fmt: skip
    """Do one thing on a case that its doer was let see, inside a transaction. Raises Changed."""
    _take(case, seen, changes or {})
    return write(case, kind, by, step=step, data=data, why=why)


def write(
    case: Case, kind: str, by: Doer, *, step: str = "", data: Mapping[str, Any] | None = None, why: str = ""
) -> CaseAct:
    """Write an act and its event, inside a transaction that has taken the case."""
    said = dict(data or {})
    if why:
        said["why"] = why
    done = CaseAct.objects.create(
        case=case, child_id=case.child_id, kind=kind, step=step, on=by.on, at=by.now, by=by.actor.name,
        data=said,
    )  # fmt: skip
    trail.record(by.actor, f"case_{kind}", about=case.ref, why=why, detail=_told(done))
    return done


def write_of_child(child: int, kind: str, by: Doer, *, about: str, data: Mapping[str, Any]) -> CaseAct:
    """Write an act that is about the child in every case, and its event, inside a transaction."""
    done = CaseAct.objects.create(
        case=None, child_id=child, kind=kind, on=by.on, at=by.now, by=by.actor.name, data=dict(data)
    )
    trail.record(by.actor, f"child_{kind}", about=about, detail={"act": done.pk})
    return done


def reason(why: str) -> str:
    """A reason as given. Raises NotDone for none, or for one too long to be kept."""
    said = " ".join(why.split())
    if not said:
        raise NotDone("say why")
    if len(said) > trail.LONGEST_WHY:
        raise NotDone(f"say why in at most {trail.LONGEST_WHY} characters")
    return said


def _take(case: Case, seen: int | None, changes: Mapping[str, Any]) -> None:
    """One more version of the case, if it is still the one that was looked at."""
    mine = Case.objects.filter(pk=case.pk)
    if seen is not None:
        mine = mine.filter(version=seen)
    if not mine.update(version=F("version") + 1, **changes):
        raise Changed(SOMEBODY_ELSE)


def _told(done: CaseAct) -> dict[str, Any]:
    """What the trail holds of an act: its number and codes, never its words."""
    codes = {key: done.data[key] for key in ("outcome", "to", "clock", "act") if key in done.data}
    return {"act": done.pk, "step": done.step, **codes}
