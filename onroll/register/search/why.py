"""Why a child was found: which word of theirs each name typed may be, and which of their values were asked for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db import connection

from onroll.register.bulk import among
from onroll.register.search.clues import Clue
from onroll.register.search.contents import PARENT
from onroll.register.search.look import Slot
from onroll.register.search.scope import Scope
from onroll.register.search.words import how

A_NAME = 3.0
"""What one name weighs that is the very same."""
NAMES = "SELECT DISTINCT n.child, n.whose, n.word FROM register_searchname n WHERE {where}"
VALUES = "SELECT DISTINCT v.child, v.kind, v.value FROM register_searchvalue v WHERE {where}"


@dataclass(frozen=True, slots=True)
class Why:
    """One reason: what of what was asked it answers, the word or value of theirs, how it fits, and its weight."""

    about: str
    value: str
    how: str
    weight: float


def whys(
    children: list[int], slots: Sequence[Slot], clues: Sequence[Clue], scope: Scope
) -> dict[int, list[Why]]:
    """The reasons for each child, of as much of the index as the reader may search."""
    found: dict[int, list[Why]] = {child: [] for child in children}
    words: dict[tuple[int, int], set[int]] = defaultdict(set)
    for child, whose, word in _rows(NAMES, "n", children, scope):
        words[child, whose].add(word)
    values: dict[tuple[int, str], list[str]] = defaultdict(list)
    for child, kind, value in _rows(VALUES, "v", children, scope):
        values[child, kind].append(value)
    for child, reasons in found.items():
        reasons += [why for slot in slots if (why := _name(slot, words[child, slot.whose]))]
        reasons += [why for clue in clues if (why := _value(clue, values[child, clue.kind]))]
    return found


def _name(slot: Slot, words: set[int]) -> Why | None:
    """The word of theirs that fits best."""
    best = max((slot.like[word] for word in words & slot.like.keys()), key=lambda one: one[1], default=None)
    if best is None:
        return None
    word, fit = best
    about = "parent’s name" if slot.whose == PARENT else "name"
    return Why(about, word, how(slot.typed, word), A_NAME * fit)


def _value(clue: Clue, values: list[str]) -> Why | None:
    """The value of theirs that fits best: the ranges of a clue are in order, the likeliest first."""
    fits = [
        (at, value) for at, (low, high) in enumerate(clue.ranges) for value in values if low <= value <= high
    ]
    if not fits:
        return None
    at, value = min(fits)
    turned = clue.about == "date of birth" and at > 0
    return Why(
        clue.about, value, "day and month the other way round" if turned else "", clue.weight / (1 + turned)
    )


def _rows(sql: str, row: str, children: list[int], scope: Scope) -> list[tuple[Any, ...]]:
    where, values = among(f"{row}.child", children)
    may, more = scope.of(row)
    with connection.cursor() as cursor:
        cursor.execute(sql.format(where=f"{where} AND {may}"), [*values, *more])
        return list(cursor.fetchall())
