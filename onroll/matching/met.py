"""So much of what was judged as can change a decision: only that is handed on to be grouped.

A pair kept apart matters where both sides may be joined with somebody, for it may keep the two of them apart, and
where one side is restricted. Most pairs kept apart are brothers and sisters of whom nothing else is said: in a long
list many times more than all the rest.
"""

from __future__ import annotations

import pyarrow as pa

from onroll.matching.engine import Engine
from onroll.matching.family import Node
from onroll.matching.group import Edge
from onroll.matching.said import SAID

# Whoever may be joined with somebody, by a pair, a key or a person's word; and all identities of that child.
MET = """
CREATE OR REPLACE TEMP TABLE met AS
WITH restricted AS (SELECT ix FROM person WHERE restricted),
paired AS (SELECT a, b FROM judged WHERE verdict IS NOT NULL
  AND (verdict <> 'apart' OR a IN (SELECT ix FROM restricted) OR b IN (SELECT ix FROM restricted))),
one AS (SELECT a AS ix FROM paired UNION SELECT b FROM paired UNION SELECT ix FROM bearers
  UNION SELECT other FROM bearers UNION SELECT ix FROM person JOIN said_in USING (node)
  UNION SELECT p.ix FROM person p JOIN said_in s ON s.other_node = p.node)
SELECT ix FROM one
UNION SELECT ix FROM person WHERE child IN (SELECT child FROM person JOIN one USING (ix))
  OR child IN (SELECT child FROM said_in)
"""
NODES = """
SELECT ix, node, registered, child, sealed, restricted, coalesce(only_refs, false), list, upn, upn_permanent,
  former_upn, nhs, fx || '/' || sx || '/' || born || '/' || postcode FROM person
WHERE NOT registered OR ix IN (SELECT ix FROM met) ORDER BY ix
"""
EDGES = """
SELECT a, b, rule, weight, verdict, why, coalesce(firm, false) FROM judged
WHERE verdict IS NOT NULL AND a IN (SELECT ix FROM met) AND b IN (SELECT ix FROM met) ORDER BY a, b
"""


def met(con: Engine, said: pa.Table | None) -> tuple[dict[int, Node], list[Edge]]:
    """Everybody waiting, whom of the register they may be, and the judged pairs that can matter to them."""
    con.register("said_in", SAID.empty_table() if said is None else said)
    con.execute(MET)
    nodes = {row[0]: Node(*row) for row in con.execute(NODES).fetchall()}
    return nodes, [Edge(*row) for row in con.execute(EDGES).fetchall()]
