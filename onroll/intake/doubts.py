"""Pairs put to a person: closed when the two prove to be one, moved when a child proves to be another, and back."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from django.db.models import F, Q, QuerySet

from onroll.register.models import Delivery, Doubt, Link

JOINED, MOVED = "joined", "moved"
SAME, DIFFERENT = "same", "different"
MANY = 500


def by_delivery(delivery: int) -> str:
    """How a doubt that a delivery's evidence settled says so."""
    return f"delivery {delivery}"


def by_decision(decision: int) -> str:
    """How a doubt that a person settled says so."""
    return f"decision {decision}"


def follow(into: Mapping[int, int], by: Mapping[int, str], now: datetime) -> None:
    """Doubts about a child that is another's are doubts about that other; those between the two are settled."""
    for gone, kept in into.items():
        told = {"decided_at": now, "decided_by": by[gone]}
        between(gone, kept).update(decision=JOINED, **told)
        for doubt in Doubt.objects.filter(child=gone, decided_at=None, withdrawn=False):
            Doubt.objects.filter(pk=doubt.pk).update(decision=MOVED, **told)
            doubt.pk, doubt.child_id, doubt.raised_at = None, kept, now
            doubt.save(force_insert=True)


def between(one: int, other: int) -> QuerySet[Doubt]:
    """The open doubts about these two children."""
    live = Q(sighting__links__undone_at=None)
    ours = Q(child__in=[one, other]) & Q(sighting__links__child__in=[one, other])
    found = Doubt.objects.filter(live & ours, decided_at=None, withdrawn=False).values_list("pk", flat=True)
    return Doubt.objects.filter(pk__in=list(found))


def take_back(delivery: Delivery) -> None:
    """Doubts that only a withdrawn delivery raised are gone; those it settled are open again."""
    Doubt.objects.filter(decided_at=None, sighting__delivery=delivery).update(withdrawn=True)
    reopen(by_delivery(delivery.pk))


def reopen(by: str) -> None:
    """Doubts that were settled so are open again, and what they had been moved to is gone."""
    settled = Doubt.objects.filter(decided_by=by, decision__in=(JOINED, MOVED, SAME, DIFFERENT))
    for doubt in list(settled.filter(decision=MOVED)):
        assert doubt.decided_at is not None, "it was settled at some moment"
        copies = Doubt.objects.filter(sighting=doubt.sighting_id, raised_at=doubt.decided_at, decided_at=None)
        copies.exclude(pk=doubt.pk).update(withdrawn=True)
    settled.update(decided_at=None, decided_by="", decision="")


def drop_the_idle() -> None:
    """A question about a child who is here no more, or about one and the same child, asks nothing."""
    open_ones = Doubt.objects.filter(decided_at=None, withdrawn=False)
    live = Link.objects.filter(undone_at=None)
    here = Q(child__in=live.values("child")) & Q(sighting__in=live.values("sighting"))
    idle = open_ones.exclude(here).values_list("pk", flat=True)
    same = open_ones.filter(sighting__links__undone_at=None, sighting__links__child=F("child"))
    found = [*idle, *same.values_list("pk", flat=True)]
    for start in range(0, len(found), MANY):
        Doubt.objects.filter(pk__in=found[start : start + MANY]).update(withdrawn=True)
