"""Hold a delivery until somebody has seen what it would change, and settle it once they have."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from onroll.intake import check
from onroll.register import trail
from onroll.register.bulk import lock
from onroll.register.feeds import odd_sizes
from onroll.register.models import Delivery
from onroll.register.scope import Actor, NotFound
from onroll.sources.catalogue import find
from onroll.sources.rhythm import Size

DOORS_THAT_HOLD = frozenset({"page", "folder", "api"})
ASKED = "It was asked to be held."
FIRST = "This source asks to be seen before it is settled."


class NoReason(Exception):
    """A delivery held by an alarm is settled only with a reason."""


def hold_if_asked(delivery: Delivery, *, asked: bool) -> None:
    """Hold a delivery just read, if there is a reason to: it is stored, and counts for nothing yet."""
    if because := why_hold(delivery, asked=asked):
        delivery.state, delivery.held_because = "held", because
        delivery.save(update_fields=["state", "held_because"])


def why_hold(delivery: Delivery, *, asked: bool) -> str:
    """Why a delivery just read waits to be seen; empty where it need not. The command holds only when asked to."""
    if asked:
        return ASKED
    if delivery.door not in DOORS_THAT_HOLD:
        return ""
    reasons = [says(odd) for odd in odd_sizes(delivery)]
    if find(delivery.source).preview:
        reasons.append(FIRST)
    return " ".join(reasons)


def alarms(delivery: Delivery) -> list[str]:
    """What is odd about a delivery's size, a sentence each."""
    return [says(odd) for odd in odd_sizes(delivery)] if delivery.state in ("read", "held") else []


def says(odd: tuple[str, Size, int, float | None]) -> str:
    """One alarm as a sentence."""
    whose, size, rows, usual = odd
    of = f" for {whose}" if whose else ""
    than = f"; about {usual:,.0f} are usual" if usual is not None else ""
    words = {
        "empty": f"It has no rows{of}{than}.",
        "halved": f"It has only {rows:,} rows{of}{than}.",
        "doubled": f"It has {rows:,} rows{of}{than}.",
    }
    return words[size]


def settle(delivery_ref: str, *, actor: Actor, why: str, now: datetime) -> Delivery:
    """Let a held delivery count from now on; its rows are then linked like any others.

    Raises NotAllowed, NotFound when none of that name is held, or NoReason where an alarm held it.
    """
    check.may_send(actor)
    with transaction.atomic():
        lock("intake")
        delivery = Delivery.objects.select_for_update().filter(ref=delivery_ref, state="held").first()
        if delivery is None:
            raise NotFound(f"no delivery {delivery_ref} is held")
        if needs_reason(delivery) and not why.strip():
            raise NoReason(f"{delivery_ref} is held by an alarm: say why it may be settled all the same")
        delivery.state, delivery.settled_at, delivery.settled_by = "read", now, actor.name
        delivery.version += 1
        delivery.save(update_fields=["state", "settled_at", "settled_by", "version"])
        trail.record(actor, "settled", about=delivery.ref, why=why, detail={"source": delivery.source})
    return delivery


def needs_reason(delivery: Delivery) -> bool:
    """Is there an alarm about it, so that whoever settles it must say why?"""
    return bool(odd_sizes(delivery))
