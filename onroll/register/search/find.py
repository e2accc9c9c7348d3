"""Find the children who fit what was typed, best first, among those this reader may see."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from onroll.register.models import Child, Standing
from onroll.register.scope import Actor
from onroll.register.search import look
from onroll.register.search.asked import Asked
from onroll.register.search.clues import Clue, clues, numbers
from onroll.register.search.contents import CHILD, PARENT
from onroll.register.search.scope import Scope, scope_of
from onroll.register.search.why import Why, whys

A_PAGE = 20
RANKED = 60
"""At least as many as this are weighed by everything about them."""
GONE = ("died", "over_age", "moved_abroad", "lives_elsewhere")
"""Positions of children who are no longer looked for: after the others who fit as well."""
OWN_REFERENCE = 20.0
A_NAME_LESS = "one of the names"


@dataclass(frozen=True, slots=True)
class Hit:
    """A child found: their number and reference, how well they fit, and why."""

    child: int
    ref: str
    score: float
    why: tuple[Why, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """Who was found, best first; whether more fit than are shown; and what had to be given up to find anybody."""

    hits: list[Hit] = field(default_factory=list)
    more: bool = False
    without: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Try:
    """One way to look: so many of the names, and these clues; what it leaves out, in words."""

    need: int
    clues: tuple[Clue, ...]
    without: tuple[str, ...]


def find(asked: Asked, actor: Actor, *, most: int = A_PAGE) -> Found:
    """The children who fit, best first: by a number that is theirs, then by name, birth and place together."""
    scope = scope_of(actor)
    slots = [look.slot(CHILD, word) for word in asked.names] + [
        look.slot(PARENT, word) for word in asked.parents
    ]
    told = clues(asked)
    children, without = _first_who_fit(asked, slots, told, scope, max(most, RANKED))
    by_number = numbers(asked)
    found = {child for child, _ in children} | {
        child for clue in by_number for child in look.valued([clue], scope)
    }
    own = Child.objects.seen_by(actor).filter(ref__in=asked.children)
    refs = dict((Child.objects.seen_by(actor).filter(pk__in=found) | own).values_list("pk", "ref"))
    reasons = whys(sorted(refs), slots, [*by_number, *told], scope)
    gone = set(Standing.objects.filter(child__in=refs, position__in=GONE).values_list("child_id", flat=True))
    hits = [_hit(child, ref, reasons[child], ref in asked.children) for child, ref in refs.items()]
    hits.sort(key=lambda hit: (-round(hit.score, 3), hit.child in gone, hit.ref))
    return Found(hits[:most], len(hits) > most, without)


def _hit(child: int, ref: str, reasons: list[Why], by_own_reference: bool) -> Hit:
    score = OWN_REFERENCE * by_own_reference + sum(one.weight for one in reasons)
    return Hit(child, ref, score, tuple(reasons))


def _first_who_fit(
    asked: Asked, slots: list[look.Slot], told: list[Clue], scope: Scope, most: int
) -> tuple[list[tuple[int, float]], tuple[str, ...]]:
    """Those who fit everything; if nobody does, those who fit all but as little as may be."""
    for way in _ways(slots, told):
        found = _looked(asked, slots, way, scope, most)
        if found:
            return found, way.without
    return [], ()


def _looked(
    asked: Asked, slots: list[look.Slot], way: Try, scope: Scope, most: int
) -> list[tuple[int, float]]:
    if not slots:
        return [(child, 0.0) for child in look.valued(way.clues, scope)]
    abouts = {clue.about for clue in way.clues}
    born = asked.born if "date of birth" in abouts else None
    district = asked.district if "postcode" in abouts else ""
    return look.named(slots, way.need, way.clues, born, district, scope, most)


def _ways(slots: list[look.Slot], told: list[Clue]) -> Iterator[Try]:
    """Everything; then without each clue in turn; without any clue; and at last with one name less."""
    every = len(slots)
    if told or slots:
        yield Try(every, tuple(told), ())
    if not slots:
        return
    for clue in sorted(told, key=lambda one: one.weight) if len(told) > 1 else []:
        yield Try(every, tuple(one for one in told if one is not clue), (clue.about,))
    if told:
        yield Try(every, (), tuple(clue.about for clue in told))
    if every > 1:
        yield Try(every - 1, tuple(told), (A_NAME_LESS,))
        yield Try(every - 1, (), (A_NAME_LESS, *(clue.about for clue in told)))
