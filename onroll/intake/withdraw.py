"""Take a delivery out again, with all that came of it: as if it had never arrived.

A withdrawn delivery is gone from every replay as well: a withdrawal says that it should never have been believed.
The trail keeps that it was here (docs/decisions/0020-withdrawal.md).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db import connection, transaction
from django.db.models import Q, QuerySet

from onroll.intake import check, settle
from onroll.intake.link import link_waiting
from onroll.register import trail
from onroll.register.bulk import lock
from onroll.register.models import Delivery, Doubt, Link, Wait
from onroll.register.scope import Actor, NotFound

WITHDRAWN = "withdrawn delivery"


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """What taking a delivery out undid, and how many other rows found their child again."""

    delivery: Delivery
    links_undone: int
    relinked: int


def withdraw(delivery_ref: str, *, actor: Actor, why: str, now: datetime) -> Withdrawn:
    """Withdraw a delivery. Raises NotAllowed, or NotFound for one that is not here or is out already."""
    check.may_withdraw(actor)
    with transaction.atomic():
        lock("intake")
        delivery = Delivery.objects.select_for_update().filter(ref=delivery_ref, state="read").first()
        if delivery is None:
            raise NotFound(f"no delivery {delivery_ref} stands to be withdrawn")
        _mark(delivery, actor, now)
        undone = _undo_links(delivery, now)
        _close_doubts(delivery)
        trail.record(actor, "withdrawn", about=delivery.ref, why=why, detail={"links_undone": undone})
    again = link_waiting(actor, now=now)
    return Withdrawn(delivery, undone, again["sightings"])


def _mark(delivery: Delivery, actor: Actor, now: datetime) -> None:
    delivery.state = "withdrawn"
    delivery.withdrawn_at, delivery.withdrawn_by = now, actor.name
    delivery.version += 1
    delivery.save(update_fields=["state", "withdrawn_at", "withdrawn_by", "version"])


def _undo_links(delivery: Delivery, now: datetime) -> int:
    """Its own links, those it moved (put back as they stood), and those that rest on what it said."""
    own = Q(sighting__delivery=delivery)
    live = Link.objects.filter(undone_at=None)
    undone = _undo(live.filter(own), now)
    undone += _put_back(delivery, now)
    undone += _undo(live.filter(anchor__delivery=delivery).exclude(own), now)
    if settle.unseal():
        _hear_again(now)
    Wait.objects.filter(sighting__delivery=delivery).delete()
    return undone


def _undo(links: QuerySet[Link], now: datetime) -> int:
    """Undo links as though they had not been made: from the day each was known."""
    found = list(links.values_list("pk", "known_from"))
    text = connection.ops.adapt_datetimefield_value
    with connection.cursor() as cursor:
        cursor.executemany(
            "UPDATE register_link SET undone_at = %s, undone_known_from = %s, undone_because = %s WHERE id = %s",
            [(text(now), text(since), WITHDRAWN, link) for link, since in found],
        )
    return len(found)


def _put_back(delivery: Delivery, now: datetime) -> int:
    """Children that this delivery's evidence showed to be one are two again, as they were."""
    moved = Link.objects.filter(undone_cause=delivery).exclude(sighting__delivery=delivery)
    sightings = list(moved.values_list("sighting_id", flat=True))
    caused = Link.objects.filter(undone_at=None, cause=delivery, sighting_id__in=sightings)
    undone = _undo(caused, now)
    still_free = moved.exclude(sighting__links__undone_at=None).exclude(anchor__delivery=delivery)
    for link in list(still_free.values_list("pk", flat=True)):
        Link.objects.filter(pk=link).update(
            undone_at=None, undone_known_from=None, undone_because="", undone_cause=None
        )
    return undone


def _hear_again(now: datetime) -> None:
    """A child no longer sealed may have stand-ins that were kept apart: let them be linked afresh."""
    _undo(Link.objects.filter(undone_at=None, child__restriction=settle.NEAR_SEALED), now)


def _close_doubts(delivery: Delivery) -> None:
    """Pairs that only this delivery put to a person, and pairs with a child who is here no more."""
    gone = ~Q(child__links__undone_at=None)
    Doubt.objects.filter(decided_at=None).filter(Q(sighting__delivery=delivery) | gone).update(withdrawn=True)
