"""Alerts when a delivery is withdrawn: those it raised go with it, and so do those that only it gave cause for."""

from __future__ import annotations

from datetime import datetime

from django.db.models import Q

from onroll.intake.watch.near import again
from onroll.intake.watch.notice import notice
from onroll.register.models import Alert, Delivery
from onroll.register.situations.closings import ever_closed


def take_back(delivery: Delivery, *, now: datetime) -> None:
    """Withdraw the alerts of a delivery's rows, and those about children nobody has closed any more.

    A later row that was quiet because of a withdrawn alert is told of now.
    """
    stand = Alert.objects.filter(withdrawn=False)
    gone = stand.filter(Q(sighting__delivery=delivery) | _no_longer_asleep())
    numbers = list(gone.values_list("pk", flat=True))
    if numbers:
        Alert.objects.filter(pk__in=numbers).update(withdrawn=True)
        notice(again(numbers), None, now=now)


def _no_longer_asleep() -> Q:
    """Unanswered alerts about children whom no standing row closes."""
    asked = Alert.objects.filter(withdrawn=False, answer="").exclude(kind="sealed")
    children = set(asked.values_list("child_id", flat=True)) - set(ever_closed())
    return Q(answer="", child__in=children) & ~Q(kind="sealed")
