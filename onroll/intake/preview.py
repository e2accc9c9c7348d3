"""Look at the register as it would be with a held delivery settled; nothing of it remains."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TypeVar

from django.db import transaction

from onroll.intake import check
from onroll.intake.link import Counts, Unsettled, link_waiting
from onroll.register import waiting
from onroll.register.bulk import lock
from onroll.register.models import Delivery
from onroll.register.scope import Actor, NotFound

Seen = TypeVar("Seen")


def as_if_settled(
    delivery_ref: str, look: Callable[[], Seen], *, state: tuple[object, ...], actor: Actor, now: datetime
) -> tuple[Counts, Seen]:
    """What `look` sees once the delivery's rows are linked, before all of it is rolled back; and the counts.

    `look` should only fetch: nobody else can bring anything in until it returns. Raises NotAllowed, NotFound
    when none of that name is held, and Unsettled when the register is no longer in the state that was asked about.
    """
    check.may_send(actor)
    with transaction.atomic():
        lock("intake")
        if not Delivery.objects.filter(ref=delivery_ref, state="held").exists():
            raise NotFound(f"no delivery {delivery_ref} is held")
        if waiting.state() != state or waiting.waiting_count():
            raise Unsettled("other rows arrived meanwhile, or wait to be linked: link them and try again")
        Delivery.objects.filter(ref=delivery_ref).update(state="read")
        counts = link_waiting(actor, now=now)
        seen = look()
        transaction.set_rollback(True)
    return counts, seen
