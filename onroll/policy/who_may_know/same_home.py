"""What was answered for another child at the same address: a family is not safe for one of its children alone."""

from __future__ import annotations

from collections.abc import Iterable

from onroll.facts.answers import Truth
from onroll.policy.who_may_know.answers import CONCERNS, SafeContact
from onroll.policy.who_may_know.sending import PEOPLE, Sending

HEADING = "Social care professionals"

SAME_HOME = "same_home"
"""Among the flags of a child: what was answered for another child at the same address holds."""


def holds_here_too(others: Iterable[SafeContact], sending: Sending | None = None) -> bool:
    """Whether answers for other children at the address hold this one's: a concern, whoever and wherever it is.

    Of a sending also: its recipient must not be told of one of them, or its address is not safe for one of them.
    """
    return any(_a_concern(one) or (sending is not None and _not_to(one, sending)) for one in others)


def _a_concern(one: SafeContact) -> bool:
    return any(one.concern(code) is Truth.YES for code in CONCERNS)


def _not_to(one: SafeContact, sending: Sending) -> bool:
    person = sending.to.who in PEOPLE and one.may_be_told(sending.to) is Truth.NO
    return person or one.is_safe(sending.address) is Truth.NO
