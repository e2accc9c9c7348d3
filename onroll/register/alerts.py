"""Which alerts a person may see. A row held apart from a sealed child is told of to a manager alone, and of nobody."""

from __future__ import annotations

from django.db.models import QuerySet

from onroll.policy.failed_to_track.sleeping import SEALED
from onroll.register.models import Alert
from onroll.register.scope import SEES_EVERY_CHILD, Actor

TOLD_OF_THE_SEALED = frozenset({"manager"})
"""Who is told that a row was held apart, to ask the adoption contact about it; never whom it is like."""


def alerts_seen_by(actor: Actor) -> QuerySet[Alert]:
    """The standing alerts about children who are not restricted, raised by rows of children who are not."""
    if actor.role not in SEES_EVERY_CHILD:
        return Alert.objects.none()
    plain = Alert.objects.filter(withdrawn=False, child__restriction="").exclude(kind=SEALED)
    return plain.filter(
        sighting__delivery__state="read",
        sighting__links__undone_at=None,
        sighting__links__child__restriction="",
    )


def held_apart_seen_by(actor: Actor) -> QuerySet[Alert]:
    """The standing notes that a row was held apart because it is like a protected child's."""
    if actor.role not in TOLD_OF_THE_SEALED:
        return Alert.objects.none()
    return Alert.objects.filter(withdrawn=False, kind=SEALED, sighting__delivery__state="read")
