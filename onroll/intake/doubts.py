"""Pairs put to a person: closed when the two prove to be one, moved when a child proves to be another, and back."""

from __future__ import annotations

from datetime import datetime

from django.db.models import F, Q, QuerySet

from onroll.register.models import Delivery, Doubt, Link

JOINED, MOVED = "joined", "moved"
MANY = 500


def by_delivery(delivery: int) -> str:
    """How a doubt that a delivery's evidence settled says so."""
    return f"delivery {delivery}"


def follow(into: dict[int, int], causes: dict[int, int], now: datetime) -> None:
    """Doubts about a child that is another's are doubts about that other; those between the two are settled."""
    for gone, kept in into.items():
        told = {"decided_at": now, "decided_by": by_delivery(causes[gone])}
        _between(gone, kept).update(decision=JOINED, **told)
        for doubt in Doubt.objects.filter(child=gone, decided_at=None, withdrawn=False):
            Doubt.objects.filter(pk=doubt.pk).update(decision=MOVED, **told)
            doubt.pk, doubt.child_id, doubt.raised_at = None, kept, now
            doubt.save(force_insert=True)


def _between(gone: int, kept: int) -> QuerySet[Doubt]:
    live = Q(sighting__links__undone_at=None)
    ours = Q(child__in=[gone, kept]) & Q(sighting__links__child__in=[gone, kept])
    found = Doubt.objects.filter(live & ours, decided_at=None, withdrawn=False).values_list("pk", flat=True)
    return Doubt.objects.filter(pk__in=list(found))


def take_back(delivery: Delivery) -> None:
    """Doubts that only a withdrawn delivery raised are gone; those it settled are open again."""
    Doubt.objects.filter(decided_at=None, sighting__delivery=delivery).update(withdrawn=True)
    settled = Doubt.objects.filter(decided_by=by_delivery(delivery.pk), decision__in=(JOINED, MOVED))
    for doubt in list(settled):
        assert doubt.decided_at is not None, "it was settled at some moment"
        copies = Doubt.objects.filter(sighting=doubt.sighting_id, raised_at=doubt.decided_at, decided_at=None)
        copies.exclude(pk=doubt.pk).update(withdrawn=True)
    settled.update(decided_at=None, decided_by="", decision="")


def drop_the_idle() -> None:
    """A question about a child who is here no more, or about one and the same child, asks nothing."""
    open_ones = Doubt.objects.filter(decided_at=None, withdrawn=False)
    live = Link.objects.filter(undone_at=None)
    idle = open_ones.exclude(child__in=live.values("child")).values_list("pk", flat=True)
    same = open_ones.filter(sighting__links__undone_at=None, sighting__links__child=F("child"))
    found = [*idle, *same.values_list("pk", flat=True)]
    for start in range(0, len(found), MANY):
        Doubt.objects.filter(pk__in=found[start : start + MANY]).update(withdrawn=True)
