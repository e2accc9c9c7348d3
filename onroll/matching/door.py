"""The one door of this room: who is each waiting identity?"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

import pyarrow as pa

from onroll.matching.census import WHOLE, Census, take
from onroll.matching.certain import certain
from onroll.matching.compare import COMPARISONS, column, compare
from onroll.matching.decide import decide
from onroll.matching.engine import Engine, Opens, here
from onroll.matching.explain import evidence
from onroll.matching.family import Node
from onroll.matching.group import Edge, Groups, group
from onroll.matching.met import met
from onroll.matching.model import Model, default_model
from onroll.matching.outcome import Told, decisions, doubtful, rejoins
from onroll.matching.prepare import prepare
from onroll.matching.refs import bearers, by_reference
from onroll.matching.said import hold, words
from onroll.matching.screen import Watched, screen
from onroll.matching.sealed import near_sealed, near_sealed_here, seal
from onroll.matching.shortlist import shortlist
from onroll.matching.tables import (
    DECISIONS,
    DOUBTS,
    PAIRS,
    REFS,
    REGISTER,
    REJOINS,
    WAITING,
    Linked,
    empty,
    shaped,
)
from onroll.matching.taught import taught
from onroll.matching.traits import traits
from onroll.matching.weigh import weigh

PAIR_ROWS = """
SELECT l.node AS node_a, r.node AS node_b, weight, verdict AS band FROM judged j
JOIN person l ON l.ix = j.a JOIN person r ON r.ix = j.b WHERE verdict IN ('certain', 'same', 'maybe') ORDER BY j.a, j.b
"""


def link(
    waiting: pa.Table,
    register: pa.Table,
    refs: pa.Table,
    *,
    model: Model | None = None,
    engine: Opens = here,
    said: pa.Table | None = None,
    watched: Watched | None = None,
    census: Census = WHOLE,
) -> Linked:
    """Decide of each waiting identity whether it is a child of the register, a child of this delivery, or new.

    `engine` opens the place where the tables are joined and weighed: DuckDB here, unless another is handed in.
    `said` (shaped as `said.SAID`) is what a person has decided of pairs: it holds against any weight.
    `watched` are identities beside which even a weak likeness is to be told of, in `Linked.screened`.
    `census` says how many children there are when only those near the rows are handed in.
    """
    if waiting.num_rows == 0:
        return Linked(empty(DECISIONS), empty(DOUBTS), empty(PAIRS), empty(REJOINS))
    chosen = model or default_model()
    with engine() as con, keeping():
        chosen = weigh_all(con, waiting, register, refs, chosen, census)
        return replace(settle(con, chosen, said), screened=screen(con, chosen, watched))


@contextmanager
def keeping() -> Iterator[None]:
    """Nothing made here refers to itself, so Python need not look for rubbish: a third of its time over many rows."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def weigh_all(
    con: Engine, waiting: pa.Table, register: pa.Table, refs: pa.Table, model: Model, census: Census = WHOLE
) -> Model:
    """Everything that is set-based: from three tables to judged pairs. The model, taught by them if it learns."""
    con.register("waiting_in", shaped(waiting, WAITING))
    con.register("register_in", shaped(register, REGISTER))
    con.register("refs_in", shaped(refs, REFS))
    take(con, census)
    prepare(con)
    certain(con)
    bearers(con)
    shortlist(con)
    traits(con)
    compare(con, max(model.people_at_least, census.people))
    weigh(con, model)
    if model.learns and (better := taught(con, model)) is not model:
        model = better
        weigh(con, model)
    decide(con, model)
    return model


def settle(con: Engine, model: Model, said: pa.Table | None = None) -> Linked:
    """From judged pairs to decisions."""
    nodes, edges = met(con, said)
    told = Told(near_sealed=near_sealed(nodes, edges, model.margin))
    named = [edge for edge in edges if not (nodes[edge.a].only_refs or nodes[edge.b].only_refs)]
    plain = [edge for edge in named if ordinary(nodes, edge, told)]
    groups = group(nodes.values(), plain, model.margin, lambda groups: hold(groups, words(said)))
    told.near_sealed |= seal(groups, [edge for edge in named if restricted(nodes, edge)])
    told.near_sealed |= near_sealed_here(groups, named, model.margin)
    by_reference(con, groups, told)
    doubts = doubt_rows(con, groups, doubtful(groups, named, told), model)
    return Linked(
        decisions=pa.Table.from_pylist(decisions(groups, told), schema=DECISIONS),
        doubts=pa.Table.from_pylist(doubts, schema=DOUBTS),
        pairs=con.execute(PAIR_ROWS).to_arrow_table().cast(PAIRS),
        rejoins=pa.Table.from_pylist(rejoins(groups), schema=REJOINS),
    )


def ordinary(nodes: dict[int, Node], edge: Edge, told: Told) -> bool:
    """A pair that may be joined with the rest: nobody in it is sealed, restricted or near a sealed child."""
    return not any(
        nodes[ix].sealed or nodes[ix].restricted or ix in told.near_sealed for ix in (edge.a, edge.b)
    )


def restricted(nodes: dict[int, Node], edge: Edge) -> bool:
    """A pair with a restricted identity in it."""
    return nodes[edge.a].restricted or nodes[edge.b].restricted


def doubt_rows(
    con: Engine, groups: Groups, found: list[tuple[Edge, int, int, str]], model: Model
) -> list[dict[str, Any]]:
    """The pairs put to a person, each with its evidence."""
    if not found:
        return []
    asked = pa.table({"a": [edge.a for edge, *_ in found], "b": [edge.b for edge, *_ in found]})
    con.register("asked", asked)
    columns = ", ".join(column(comparison) for comparison in COMPARISONS)
    rows = con.execute(f"SELECT a, b, crowd, {columns} FROM judged SEMI JOIN asked USING (a, b)").fetchall()
    levels = {(row[0], row[1]): row[2:] for row in rows}
    return [doubt(groups, item, levels, model) for item in found]


def doubt(
    groups: Groups, item: tuple[Edge, int, int, str], levels: dict[tuple[int, int], Any], model: Model
) -> dict[str, Any]:
    """One pair put to a person."""
    edge, node, other, why = item
    crowd, *compared = levels[(edge.a, edge.b)]
    return {
        "node": groups.nodes[node].node,
        "other_node": groups.nodes[other].node,
        "child": groups.of(other).child,
        "weight": edge.weight,
        "reason": why,
        "evidence": evidence(model, crowd, compared, edge.weight),
    }
