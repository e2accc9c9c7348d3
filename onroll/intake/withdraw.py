"""Take a delivery out again, with all that came of it: as if it had never arrived.

A withdrawn delivery is gone from every replay as well: a withdrawal says that it should never have been believed.
The trail keeps that it was here (docs/decisions/0020-withdrawal.md).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from onroll.intake import check, doubts, settle, undo
from onroll.intake.link import link_waiting
from onroll.intake.watch.take_back import take_back
from onroll.register import trail
from onroll.register.bulk import lock
from onroll.register.models import Delivery, Link, Sighting
from onroll.register.scope import Actor, NotFound
from onroll.register.search import refresh


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """What taking a delivery out undid, and how many other rows found their child again."""

    delivery: Delivery
    links_undone: int
    relinked: int


def withdraw(delivery_ref: str, *, actor: Actor, why: str, now: datetime) -> Withdrawn:
    """Withdraw a delivery, whole or not at all. Raises NotAllowed, or NotFound when none of that name stands."""
    check.may_withdraw(actor)
    with transaction.atomic():
        lock("intake")
        delivery = Delivery.objects.select_for_update().filter(
            ref=delivery_ref, state__in=("read", "held")
        ).first()
        if delivery is None:
            raise NotFound(f"no delivery {delivery_ref} stands to be withdrawn")
        newest = refresh.last_link()
        _mark(delivery, actor, now)
        own = list(Sighting.objects.filter(delivery=delivery).values_list("pk", flat=True))
        undone = undo.undo(own, now)
        others = _undo_what_came_of_it(delivery, own, now)
        doubts.take_back(delivery)
        trail.record(
            actor, "withdrawn", about=delivery.ref, why=why, detail={"links_undone": undone + others}
        )
        refresh.refresh_since(newest, now)  # those who look for their child afresh are looked up in it
        again = link_waiting(actor, now=now)["sightings"] if others else 0
        doubts.drop_the_idle()
        take_back(delivery, now=now)
    return Withdrawn(delivery, undone + others, again)


def _mark(delivery: Delivery, actor: Actor, now: datetime) -> None:
    delivery.state = "withdrawn"
    delivery.withdrawn_at, delivery.withdrawn_by = now, actor.name
    delivery.version += 1
    delivery.save(update_fields=["state", "withdrawn_at", "withdrawn_by", "version"])


def _undo_what_came_of_it(delivery: Delivery, own: list[int], now: datetime) -> int:
    """Children it made one are two again; whoever joined a child beside its rows is to be linked afresh."""
    undone, moved = undo.put_back(delivery.pk, now)
    changed = [*own, *moved]
    if settle.unseal():
        apart = Link.objects.filter(undone_at=None, child__restriction=settle.NEAR_SEALED)
        near = list(apart.values_list("sighting_id", flat=True))
        undone += undo.undo(near, now)
        changed += near
    return undone + undo.undo_all_resting_on(changed, now)
