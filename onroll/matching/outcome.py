"""What is handed back: a decision for each waiting identity, doubts for a person, and children that prove one."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from heapq import heappop, heappush
from typing import Any

from onroll.matching.family import Node, clashing
from onroll.matching.group import Edge, Groups

NEW_WEIGHT = 0.0
DOUBTS_EACH = 3
SOFT = frozenset({"weak", "name-only", "namesakes", "twins"})


@dataclass(frozen=True)
class Step:
    """How an identity came to its cluster: through which pair, beside whom."""

    edge: Edge
    anchor: int


@dataclass
class Told:
    """Nodes that do not go the ordinary way."""

    near_sealed: set[int] = field(default_factory=set)
    waits: set[int] = field(default_factory=set)
    by_ref: dict[int, int] = field(default_factory=dict)


def steps(groups: Groups) -> dict[int, Step]:
    """For each identity that was joined, the surest way from the child it was joined to."""
    beside: dict[int, list[Edge]] = defaultdict(list)
    for edge in groups.joined:
        beside[edge.a].append(edge)
        beside[edge.b].append(edge)
    found: dict[int, Step] = {}
    for cluster in groups.clusters.values():
        if len(cluster.members) > 1:
            walk(groups, cluster.members, beside, found)
    return found


def walk(groups: Groups, members: list[int], beside: dict[int, list[Edge]], found: dict[int, Step]) -> None:
    """Walk one cluster outward from its registered identities, or else from its first, by the surest pairs."""
    registered = [ix for ix in members if groups.nodes[ix].registered]
    reached = set(registered or [min(members)])
    heap: list[tuple[tuple[str, float, int, int], int, Edge]] = []
    for start in sorted(reached):
        for edge in beside[start]:
            heappush(heap, (edge.rank, start, edge))
    while heap:
        _, here, edge = heappop(heap)
        there = edge.a if edge.b == here else edge.b
        if there in reached:
            continue
        reached.add(there)
        found[there] = Step(edge, here)
        for onward in beside[there]:
            heappush(heap, (onward.rank, there, onward))


def decisions(groups: Groups, told: Told) -> list[dict[str, Any]]:
    """One row for each waiting identity."""
    came = steps(groups)
    numbers: dict[int, int] = {}
    waiting = [node for node in groups.nodes.values() if not node.registered]
    for node in sorted(waiting, key=lambda node: node.ix):
        if node.ix not in told.waits and groups.of(node.ix).child is None:
            numbers.setdefault(groups.home[told.by_ref.get(node.ix, node.ix)], len(numbers) + 1)
    return [decision(groups, told, came, numbers, node) for node in waiting]


def decision(
    groups: Groups, told: Told, came: dict[int, Step], numbers: dict[int, int], node: Node
) -> dict[str, Any]:
    """Who one waiting identity is."""
    near = node.ix in told.near_sealed
    row = {
        "node": node.node,
        "child": None,
        "group": None,
        "weight": NEW_WEIGHT,
        "anchor": None,
        "near_sealed": near,
    }
    if node.ix in told.waits:
        return row | {"band": "waits", "reason": "ref-matches-nothing"}
    beside = told.by_ref.get(node.ix, node.ix)
    home = groups.home[beside]
    row |= {"child": groups.clusters[home].child, "group": numbers.get(home)}
    if beside != node.ix:
        anchor = groups.nodes[beside].node
        return row | {
            "group": numbers.get(home),
            "band": "same",
            "reason": "same-source-ref",
            "anchor": anchor,
        }
    step = came.get(node.ix)
    if step is None:
        return row | {"band": "new", "reason": "near-sealed" if near else "new"}
    anchor = groups.nodes[step.anchor].node
    return row | {"band": "same", "reason": step.edge.reason, "weight": step.edge.weight, "anchor": anchor}


def doubtful(groups: Groups, edges: list[Edge], told: Told) -> list[tuple[Edge, int, int, str]]:
    """The pairs to put to a person: pair, waiting node, the other, and why; the heaviest few for each."""
    refused = {(edge.a, edge.b): why for edge, why in groups.refused}
    asked: dict[int, int] = defaultdict(int)
    seen: set[tuple[int, int]] = set()
    found = []
    for edge in sorted(edges, key=lambda edge: (-edge.weight, edge.a, edge.b)):
        why = refused.get((edge.a, edge.b)) or (edge.why if edge.verdict == "maybe" else None)
        if why is None or unshown(groups, edge, told) or (why in SOFT and elsewhere(groups, edge)):
            continue
        homes = (groups.home[edge.a], groups.home[edge.b])
        pair = (min(homes), max(homes))
        if homes[0] != homes[1] and pair not in seen and asked[edge.b] < DOUBTS_EACH:
            seen.add(pair)
            asked[edge.b] += 1
            found.append((edge, edge.b, edge.a, why))
    return found


def elsewhere(groups: Groups, edge: Edge) -> bool:
    """Both sides are children of the register already: a faint likeness between them asks a person nothing."""
    return groups.of(edge.a).child is not None and groups.of(edge.b).child is not None


def unshown(groups: Groups, edge: Edge, told: Told) -> bool:
    """A pair that touches a sealed or restricted identity is never shown; nor one that waits."""
    return any(
        groups.nodes[ix].sealed
        or groups.nodes[ix].restricted
        or ix in told.near_sealed
        or ix in told.waits
        or ix in told.by_ref
        or groups.of(ix).sealed
        for ix in (edge.a, edge.b)
    )


def rejoins(groups: Groups) -> list[dict[str, Any]]:
    """Registered children that one waiting identity proves to be one: an identifier of each, one name, one birthday."""
    firm = {edge.b: edge for edge in groups.joined if proves(edge) and groups.nodes[edge.a].registered}
    rows = {}
    for edge, why in groups.refused:
        other = firm.get(edge.b)
        if why != "two-children" or other is None or not proves(edge) or not groups.nodes[edge.a].registered:
            continue
        one, two = groups.of(edge.a), groups.of(other.a)
        agree = not clashing(one.upns, two.upns, one.formers | two.formers) and not clashing(one.nhs, two.nhs)
        if agree and not one.sealed and not two.sealed and one.child is not None and two.child is not None:
            into, gone = sorted((one.child, two.child))
            reason = f"{other.reason}+{edge.reason}"
            rows[gone] = {
                "child_from": gone,
                "child_into": into,
                "reason": reason,
                "anchor": groups.nodes[edge.b].node,
            }
    return list(rows.values())


def proves(edge: Edge) -> bool:
    """Joined by an identifier, with name and birthday agreeing."""
    return (
        edge.verdict == "certain" and edge.firm and edge.rule in ("1 same-upn", "2 former-upn", "3 same-nhs")
    )
