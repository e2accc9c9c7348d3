"""Sealed and restricted identities: nothing joins a sealed child by itself, and what comes near one is not shown."""

from __future__ import annotations

from collections.abc import Iterable

from onroll.matching.family import Node
from onroll.matching.group import APART, Edge, Groups, consider

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


def near_sealed_here(groups: Groups, edges: Iterable[Edge], margin: float) -> set[int]:
    """The new identities that fit a child sealed by these very rows as well as any child of the register.

    What tells two children apart (twins, two numbers) tells them apart here too.
    """
    restricted = {groups.home[ix] for ix, node in groups.nodes.items() if node.restricted}
    sealed: dict[int, float] = {}
    plain: dict[int, float] = {}
    for edge in edges if restricted else ():
        if edge.verdict == "apart" or edge.why in APART:
            continue
        for mine, other in ((edge.b, edge.a), (edge.a, edge.b)):
            home, there = groups.home[mine], groups.home[other]
            if home in restricted or groups.clusters[home].child is not None:
                continue
            if there in restricted:
                sealed[home] = max(sealed.get(home, float("-inf")), strength(edge))
            elif groups.nodes[other].registered:
                plain[home] = max(plain.get(home, float("-inf")), strength(edge))
    near = [home for home, weight in sealed.items() if weight > plain.get(home, float("-inf")) - margin]
    return {ix for home in near for ix in groups.clusters[home].members}
