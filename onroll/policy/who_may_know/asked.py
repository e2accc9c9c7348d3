"""What the safe-contact gate is asked with: all that it looks at before it says whether something may leave."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from onroll.policy.who_may_know.answers import SafeContact
from onroll.policy.who_may_know.ruling import Ruling
from onroll.policy.who_may_know.sending import Address, Sending

HEADING = "Collaboration with other services"


@dataclass(frozen=True, slots=True)
class Asked:
    """Everything the gate looks at. flags: what else is known of the child, by code. days: how long answers last."""

    sending: Sending
    answers: SafeContact | None
    flags: frozenset[str]
    addresses: tuple[Address, ...]
    now: datetime
    days: int


Check = Callable[[Asked], Ruling | None]
