"""An officer answers an alert: it is the child, it is not, or it cannot be told yet; and may take the answer back."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.db.models import F

from onroll.intake import doubts
from onroll.intake.review.asked import Changed, NotDecided, RestsOn, reason
from onroll.intake.settle import NEAR_SEALED
from onroll.intake.watch.quiet import ANSWERS, NOT_THEM, THEM
from onroll.policy.failed_to_track.sleeping import SEALED
from onroll.register import trail
from onroll.register.alerts import alerts_seen_by, held_apart_seen_by
from onroll.register.bulk import lock
from onroll.register.models import Alert, Child, Doubt, Link
from onroll.register.scope import Actor, NotFound
from onroll.register.search.refresh import refresh

SAID = "sleeping-watch"
"""Why a pair is put to a person for joining: an officer knew the child again."""


def answer(
    number: int, said: str, *, actor: Actor, why: str, now: datetime, seen: int | None = None
) -> Alert:
    """Answer an alert, with a reason. That it is the child puts the two records up for joining, if they are two.

    seen: the version this person looked at. Raises NotFound, NotAllowed, NotDecided, or Changed when it is older.
    """
    why = reason(actor, why)
    if said not in ANSWERS:
        raise NotDecided(f"there is no answer {said!r}; there are: {', '.join(ANSWERS)}")
    with transaction.atomic():
        alert = _asked(number, actor, seen)
        if alert.answer:
            raise Changed("this alert has been answered already: take the answer back first")
        _set(alert, answer=said, why=why, answered_at=now, answered_by=actor.name)
        if said == THEM and alert.kind != SEALED:
            _put_up_for_joining(alert, now)
        if said == NOT_THEM and alert.kind == SEALED:
            _restrict(alert, "")
        _tell(actor, "alert_answered", alert, said, why)
    return alert


def undo(number: int, *, actor: Actor, why: str, seen: int | None = None) -> Alert:
    """Take an answer back: the alert is open as it was. Raises as `answer` does, and RestsOn once they are joined."""
    why = reason(actor, why)
    with transaction.atomic():
        alert = _asked(number, actor, seen)
        said = alert.answer
        if not said:
            raise Changed("this alert has no answer to take back")
        _set(alert, answer="", why="", answered_at=None, answered_by="")
        if said == THEM:
            _not_for_joining(alert)
        if said == NOT_THEM and alert.kind == SEALED:
            _restrict(alert, NEAR_SEALED)
        _tell(actor, "alert_answer_undone", alert, said, why)
    return alert


def _asked(number: int, actor: Actor, seen: int | None) -> Alert:
    lock("intake")
    mine = (*alerts_seen_by(actor).filter(pk=number), *held_apart_seen_by(actor).filter(pk=number))
    if not mine:
        raise NotFound(f"there is no alert {number}")
    alert: Alert = mine[0]
    if seen is not None and alert.version != seen:
        raise Changed("somebody else has answered this alert since you looked")
    return alert


def _set(alert: Alert, **values: object) -> None:
    Alert.objects.filter(pk=alert.pk).update(version=F("version") + 1, **values)
    alert.refresh_from_db()


def _put_up_for_joining(alert: Alert, now: datetime) -> None:
    """A pair for the review, unless the row is the child's already or the pair is there."""
    other = other_child(alert)
    if other is None or other == alert.child_id or doubts.between(alert.child_id, other).exists():
        return
    Doubt.objects.create(
        sighting=alert.sighting, child=alert.child, weight=alert.weight or 0.0, reason=SAID,
        evidence=alert.evidence, raised_at=now,
    )  # fmt: skip


def _not_for_joining(alert: Alert) -> None:
    made = Doubt.objects.filter(sighting=alert.sighting, child=alert.child, reason=SAID, withdrawn=False)
    decided = made.exclude(decided_at=None).first()
    if decided is not None:
        later = list(decided.decisions.filter(undone_at=None).values_list("pk", flat=True))
        raise RestsOn(later) if later else NotDecided("the two records have proved to be one since")
    made.update(withdrawn=True)


def _restrict(alert: Alert, restriction: str) -> None:
    """Hold a row's child apart from the sealed, or let it be seen."""
    Child.everyone.filter(pk=alert.child_id).update(restriction=restriction, version=F("version") + 1)
    refresh([alert.child_id])


def other_child(alert: Alert) -> int | None:
    """The child that an alert's row is joined to now."""
    return (
        Link.objects.filter(sighting=alert.sighting, undone_at=None)
        .values_list("child_id", flat=True)
        .first()
    )


def _tell(actor: Actor, kind: str, alert: Alert, said: str, why: str) -> None:
    trail.record(actor, kind, about=f"alert {alert.pk}", why=why, detail={"answer": said, "kind": alert.kind})
