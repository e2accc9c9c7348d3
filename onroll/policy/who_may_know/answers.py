"""What was answered about a child before anything may leave: who may be told, who must not, where it is safe."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from onroll.facts.answers import Truth
from onroll.policy.who_may_know.sending import Recipient, Who, plain

HEADING = "Social care professionals"

REFUGE, HONOUR, ABDUCTION, COURT_ORDER = "refuge", "honour_based_abuse", "abduction", "court_order"
CONCERNS: Mapping[str, str] = {
    REFUGE: "a refuge or other safe accommodation",
    HONOUR: "honour-based abuse or forced marriage",
    ABDUCTION: "abduction, or fear of it",
    COURT_ORDER: "a court order about who may see or be told of the child",
}
"""Each holds everything for the advice of the Children's Resource Service."""

MAY, MUST_NOT = "may", "must_not"


@dataclass(frozen=True, slots=True)
class Advice:
    """What the Children's Resource Service advised: by whom, when, and which recipients it agreed to."""

    by: str
    given_at: datetime
    agrees_to: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class SafeContact:
    """The answers, by recipient key and by plain address. What is not there was not answered: it is unknown.

    told: "may" or "must_not" by recipient. must_not_answered: the question who must not be told was
    answered, if only with "nobody". safe: yes or no by address. where: the recipients who may be told
    where the child is, although by default nobody of their kind is. concerns: yes, no or unknown by code.
    """

    answered_at: datetime
    answered_by: str
    told: Mapping[str, str] = field(default_factory=dict)
    must_not_answered: bool = False
    safe: Mapping[str, Truth] = field(default_factory=dict)
    where: frozenset[str] = frozenset()
    concerns: Mapping[str, Truth] = field(default_factory=dict)
    advice: Advice | None = None
    anew: bool = False
    """Two records proved to be one since: these are the strictest of both, and nothing leaves on them."""

    def may_be_told(self, to: Recipient) -> Truth:
        """May this one be told? A "must not" said of the name under any kind, or of the whole kind, is a no."""
        named = [said for key, said in self.told.items() if _is_said_of(key, to)]
        if MUST_NOT in named:
            return Truth.NO
        return Truth.YES if self.told.get(to.key) == MAY else Truth.UNKNOWN

    def is_safe(self, address: str) -> Truth:
        """Is it safe to write, ring or go there? Unknown until somebody has said so of this very address."""
        return self.safe.get(plain(address), Truth.UNKNOWN) if plain(address) else Truth.UNKNOWN

    def concern(self, code: str) -> Truth:
        """Is there such a concern? A blank is unknown."""
        return self.concerns.get(code, Truth.UNKNOWN)


def _is_said_of(key: str, to: Recipient) -> bool:
    """A key is said of its own recipient, of everybody of its kind, or of who may be one person under another kind."""
    kind, _, name = key.partition(":")
    if not name:
        return kind == to.who.value
    return may_be_one(name, to.name)


TITLES = frozenset("mr mrs ms miss mx dr prof sir rev".split())


def may_be_one(one: str, other: str) -> bool:
    """May two names be one person's? So they may when every word of the shorter is in the longer, or begins it."""
    short, long = sorted((_words(one), _words(other)), key=len)
    return bool(short) and all(any(_same_word(word, there) for there in long) for word in short)


def _words(name: str) -> list[str]:
    return [word for word in plain(name).split() if word not in TITLES]


def _same_word(one: str, other: str) -> bool:
    """The same word, or an initial of it: "j" of "john"."""
    return one == other or (1 in (len(one), len(other)) and one[0] == other[0])


def recipient(key: str) -> Recipient:
    """The recipient that a key names; raises ValueError for a key of no known kind."""
    kind, _, name = key.partition(":")
    return Recipient(Who(kind), name)
