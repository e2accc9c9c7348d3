"""The fingerprint of who a row says the child is: the same words always give the same key."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import md5

BETWEEN, NOTHING = "\x1f", "\x1e"
"""Between two values, and in the place of one that was not said: nothing said and blank are told apart."""


def key_of(said: str) -> str:
    """The key of all that a row says, its values joined by BETWEEN."""
    return md5(said.encode(), usedforsecurity=False).hexdigest()


def joined(values: Iterable[object]) -> str:
    """The values of one row as they are fingerprinted, in the order of `sources.shape.IDENTITY`."""
    return BETWEEN.join(NOTHING if value is None else str(value) for value in values)
