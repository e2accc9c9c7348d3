"""Which identities come near one of a few watched ones, down to a weight far below what a person is asked about."""

from __future__ import annotations

from dataclasses import dataclass

import pyarrow as pa

from onroll.matching.compare import COMPARISONS, column
from onroll.matching.engine import Engine
from onroll.matching.explain import evidence
from onroll.matching.model import Model
from onroll.matching.tables import SCREENED

LEVELS = ", ".join(f"j.{column(comparison)}" for comparison in COMPARISONS)
# Brothers, sisters and twins are kept apart here too; namesakes are not: a family that moves is often taken for them.
NEAR = f"""
SELECT l.node, r.node, wl.node IS NOT NULL, wr.node IS NOT NULL, j.weight, j.crowd, {LEVELS}
FROM judged j JOIN person l ON l.ix = j.a JOIN person r ON r.ix = j.b
LEFT JOIN watched_in wl ON wl.node = l.node LEFT JOIN watched_in wr ON wr.node = r.node
WHERE (j.weight >= $least OR j.verdict IN ('certain', 'same', 'maybe'))
  AND (j.verdict IS NULL OR j.verdict <> 'apart' OR j.why = 'namesakes')
  AND (wl.node IS NOT NULL OR wr.node IS NOT NULL)
ORDER BY j.weight DESC, l.node, r.node
"""


@dataclass(frozen=True)
class Watched:
    """The identities watched for (a table with the column `node`, each once), and how much less a pair with one of
    them need weigh than what is put to a person."""

    nodes: pa.Table
    fainter_by: float


def screen(con: Engine, model: Model, watched: Watched | None) -> pa.Table:
    """Every pair of a watched identity and another, heaviest first; from the table `judged`, whatever its verdict."""
    if watched is None or watched.nodes.num_rows == 0:
        return SCREENED.empty_table()
    con.register("watched_in", watched.nodes.select(["node"]))
    rows = []
    for left, right, left_is, right_is, weight, crowd, *levels in con.execute(
        NEAR, {"least": model.maybe - watched.fainter_by}
    ).fetchall():
        told = {"weight": weight, "evidence": evidence(model, crowd, levels, weight)}
        rows += [{"node": right, "watched": left, **told}] if left_is else []
        rows += [{"node": left, "watched": right, **told}] if right_is else []
    return pa.Table.from_pylist(rows, schema=SCREENED)
