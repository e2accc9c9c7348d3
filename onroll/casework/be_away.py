"""Say that somebody is away, and who stands in: their cases and clocks go on."""

from __future__ import annotations

from datetime import date, timedelta

from django.db import transaction

from onroll.casework.act import Doer, NotAllowed, NotDone
from onroll.register import trail
from onroll.register.bulk import lock
from onroll.register.models import Away, User
from onroll.register.officers import officers

MAY_SAY_FOR_OTHERS = frozenset({"manager", "system"})


def be_away(officer: str, cover: str, from_day: date, until_day: date, by: Doer) -> Away:
    """Somebody is away on [from_day, until_day), and `cover` does their work. Raises NotDone, NotAllowed."""
    _may(officer, by)
    if officer == cover or {officer, cover} - set(officers()):
        raise NotDone("name two different people who work cases")
    if until_day <= from_day:
        raise NotDone("the last day away comes before the first")
    with transaction.atomic():
        lock("away")
        _refuse_absent(cover, from_day, until_day)
        away = Away.objects.create(officer=officer, cover=cover, from_day=from_day, until_day=until_day,
                                   entered_by=by.actor.name, entered_at=by.now)  # fmt: skip
        trail.record(
            by.actor, "away", about=officer, detail={"cover": cover, "from": from_day, "until": until_day}
        )
    return away


def be_back(number: int, by: Doer) -> None:
    """Take an absence back: the officer works again."""
    with transaction.atomic():
        found = Away.objects.filter(pk=number, taken_back_at=None).first()
        if found is None:
            raise NotDone("there is no such absence")
        _may(found.officer, by)
        Away.objects.filter(pk=number).update(taken_back_at=by.now)
        trail.record(by.actor, "away_taken_back", about=found.officer, detail={"away": number})


def _refuse_absent(cover: str, from_day: date, until_day: date) -> None:
    """Raises NotDone when the stand-in is away themselves on any of these days."""
    then = Away.objects.filter(from_day__lt=until_day, until_day__gt=from_day, taken_back_at=None)
    gone = then.filter(officer=cover).order_by("from_day").first()
    if gone is not None:
        name = User.objects.get(username=cover).get_full_name() or cover
        last = gone.until_day - timedelta(days=1)
        raise NotDone(f"{name} is away from {gone.from_day:%-d %B %Y} to {last:%-d %B %Y}: "
                      "choose somebody who is here on all of these days")  # fmt: skip


def _may(officer: str, by: Doer) -> None:
    if by.actor.name != officer and by.actor.role not in MAY_SAY_FOR_OTHERS:
        raise NotAllowed("only they themselves, or a manager, may say so")
