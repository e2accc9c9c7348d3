"""Alerts when a delivery is withdrawn: those it raised go with it, and so do those that only it gave cause for."""

from __future__ import annotations

from datetime import datetime

from django.db.models import Q

from onroll.intake.settle import NEAR_SEALED
from onroll.intake.watch.near import again
from onroll.intake.watch.notice import notice
from onroll.policy.failed_to_track.sleeping import SEALED
from onroll.register.models import Alert, Delivery, Link
from onroll.register.situations.closings import ever_closed


def take_back(delivery: Delivery, *, now: datetime) -> None:
    """Withdraw the alerts of a delivery's rows, and those about children nobody has closed or sealed any more.

    A later row that was quiet because of a withdrawn alert is told of now.
    """
    causeless = Q(sighting__delivery=delivery) | _no_longer_asleep() | _no_longer_apart()
    gone = list(Alert.objects.filter(causeless, withdrawn=False).values_list("pk", flat=True))
    if gone:
        Alert.objects.filter(pk__in=gone).update(withdrawn=True)
        notice(again(gone), None, now=now)


def _no_longer_asleep() -> Q:
    """Unanswered alerts about children whom no standing row closes."""
    asked = Alert.objects.filter(withdrawn=False, answer="").exclude(kind=SEALED)
    children = set(asked.values_list("child_id", flat=True)) - set(ever_closed())
    return Q(answer="", child__in=children) & ~Q(kind=SEALED)


def _no_longer_apart() -> Q:
    """Unanswered notes of rows that are held apart from nobody now."""
    apart = Link.objects.filter(undone_at=None, child__restriction=NEAR_SEALED).values("child")
    return Q(answer="", kind=SEALED) & ~Q(child__in=apart)
