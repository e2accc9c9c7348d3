"""The questions put to the index: which words are near, who bears such names, who has such values."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db import connection

from onroll.register.search.births import Born
from onroll.register.search.clues import AFTER_ALL, Clue
from onroll.register.search.scope import Scope
from onroll.register.search.words import SHORTEST_PART, fit, forms, near_keys

MOST_LIKE = 100
MOST_OF_CLUES = 2_000
NOT_KNOWN = 0

Like = dict[int, tuple[str, float]]
"""The words of the index near one typed: number -> (word, how well it fits)."""
NEAR = """
SELECT w.id, w.text FROM register_searchkey k JOIN register_searchword w ON w.id = k.word WHERE k.key IN ({marks})
"""
PARTS = """
SELECT w.id, w.text FROM register_searchkey k JOIN register_searchword w ON w.id = k.word
WHERE k.key BETWEEN %s AND %s ORDER BY length(k.key) LIMIT %s
"""
NAMED = """
WITH wanted (slot, whose, word, fit) AS (VALUES {rows})
SELECT child, sum(fit) FROM (
  SELECT n.child, w.slot, max(w.fit) AS fit FROM wanted w CROSS JOIN register_searchname n
  WHERE n.whose = w.whose AND n.word = w.word AND {where} GROUP BY n.child, w.slot) AS hit
GROUP BY child HAVING count(*) >= %s ORDER BY 2 DESC, child LIMIT %s
"""
HAVING = "n.child IN (SELECT v.child FROM register_searchvalue v WHERE {where})"
VALUED = "SELECT DISTINCT n.child FROM register_searchvalue n WHERE {where} LIMIT %s"


@dataclass(frozen=True, slots=True)
class Slot:
    """One word typed as a name: whose name it is, and the words of the index that may be it."""

    whose: int
    typed: str
    like: Like


def slot(whose: int, typed: str) -> Slot:
    """Look up the words near one that was typed."""
    keys = sorted(near_keys(typed) | forms(typed))
    found = dict(_rows(NEAR.format(marks=", ".join(["%s"] * len(keys))), keys))
    if len(typed) >= SHORTEST_PART:
        found |= dict(_rows(PARTS, [f"*{typed}", f"*{typed}{AFTER_ALL}", MOST_LIKE]))
    best = sorted(((fit(typed, word), number, word) for number, word in found.items()), reverse=True)
    return Slot(whose, typed, {number: (word, how_well) for how_well, number, word in best[:MOST_LIKE]})


def named(
    slots: Sequence[Slot],
    need: int,
    narrowed: Sequence[Clue],
    born: Born | None,
    district: str,
    scope: Scope,
    most: int,
) -> list[tuple[int, float]]:
    """Children with words for so many of the slots and a value for every clue: (child, sum of the fits).

    At most one more than `most`, the best first.
    """
    wanted = [
        (place, one.whose, word, how_well)
        for place, one in enumerate(slots)
        for word, (_, how_well) in one.like.items()
    ]
    if not wanted:
        return []
    conditions = [scope.of("n"), *(_has(clue, scope) for clue in narrowed if not clue.beside_names)]
    if born and born.year:
        conditions.append(("n.born IN (%s, %s)", [born.year, NOT_KNOWN]))
    if district:
        conditions.append(("n.district IN (%s, '')", [district]))
    rows = ", ".join(["(%s, %s, %s, %s)"] * len(wanted))
    where = " AND ".join(sql for sql, _ in conditions)
    params = [value for row in wanted for value in row] + [
        value for _, values in conditions for value in values
    ]
    return [
        (child, float(total))
        for child, total in _rows(NAMED.format(rows=rows, where=where), [*params, need, most + 1])
    ]


def valued(narrowed: Sequence[Clue], scope: Scope) -> list[int]:
    """Children with a value for every clue, by the most telling first; no more than 2,000."""
    first, *others = narrowed
    conditions = [first.condition("n"), scope.of("n"), *(_has(clue, scope) for clue in others)]
    where = " AND ".join(sql for sql, _ in conditions)
    params = [value for _, values in conditions for value in values]
    return [child for (child,) in _rows(VALUED.format(where=where), [*params, MOST_OF_CLUES])]


def _has(clue: Clue, scope: Scope) -> tuple[str, list[Any]]:
    conditions = [clue.condition("v"), scope.of("v")]
    where = " AND ".join(sql for sql, _ in conditions)
    return HAVING.format(where=where), [value for _, values in conditions for value in values]


def _rows(sql: str, params: Sequence[Any]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, list(params))
        return list(cursor.fetchall())
