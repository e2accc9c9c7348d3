"""Sealed and restricted identities: nothing joins a sealed child by itself, and what comes near one is not shown."""

from __future__ import annotations

from collections.abc import Iterable

from onroll.matching.family import Node
from onroll.matching.group import Edge, Groups, consider

CERTAIN_WEIGHT = 1000.0


def strength(edge: Edge) -> float:
    """A certain pair is stronger than any weight."""
    return CERTAIN_WEIGHT if edge.verdict == "certain" else edge.weight


def near_sealed(nodes: dict[int, Node], edges: Iterable[Edge], margin: float) -> set[int]:
    """The waiting identities that fit a sealed child as well as any other."""
    sealed: dict[int, float] = {}
    plain: dict[int, float] = {}
    for edge in edges:
        if edge.verdict == "apart" or not nodes[edge.a].registered or nodes[edge.b].restricted:
            continue
        best = sealed if nodes[edge.a].sealed else plain
        best[edge.b] = max(best.get(edge.b, float("-inf")), strength(edge))
    return {ix for ix, weight in sealed.items() if weight > plain.get(ix, float("-inf")) - margin}


def seal(groups: Groups, edges: Iterable[Edge]) -> set[int]:
    """Let each restricted identity join the child it seals; return those that fit none but a sealed child."""
    alone = set()
    ordered = sorted(edges, key=lambda edge: edge.rank)
    groups.note(ordered)
    for edge in ordered:
        for mine, other in ((edge.b, edge.a), (edge.a, edge.b)):
            if not groups.nodes[mine].restricted or len(groups.of(mine).members) > 1:
                continue
            if edge.verdict != "certain" and groups.of(other).sealed:
                alone.add(mine)
            elif edge.verdict in ("certain", "same"):
                consider(groups, edge)
                break
    return {ix for ix in alone if len(groups.of(ix).members) == 1}
