"""Groups of identities that are one child: the surest pairs first, and never past a guard."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from onroll.matching.family import Cluster, Node, absorb, against, cluster_of


class Edge(NamedTuple):
    """A pair with its verdict: certain, same, maybe or apart."""

    a: int
    b: int
    rule: str | None
    weight: float
    verdict: str
    why: str
    firm: bool

    @property
    def rank(self) -> tuple[str, float, int, int]:
        """The surest first; ties always fall the same way."""
        return (self.rule or "9" if self.verdict == "certain" else "9", -self.weight, self.a, self.b)

    @property
    def reason(self) -> str:
        """Why it joins."""
        return self.rule[2:] if self.verdict == "certain" and self.rule else "model"


# Doubts that also speak against joining the two by way of a third.
APART = frozenset({"twins", "namesakes", "two-upns", "two-nhs-numbers", "identifier-contradicted"})


@dataclass
class Groups:
    """The clusters so far, and what was done on the way."""

    nodes: dict[int, Node]
    margin: float
    home: dict[int, int] = field(default_factory=dict)
    clusters: dict[int, Cluster] = field(default_factory=dict)
    beside: dict[int, list[Edge]] = field(default_factory=lambda: defaultdict(list))
    joined: list[Edge] = field(default_factory=list)
    refused: list[tuple[Edge, str]] = field(default_factory=list)

    def of(self, ix: int) -> Cluster:
        """The cluster an identity is in."""
        return self.clusters[self.home[ix]]

    def add(self, node: Node) -> None:
        """A new identity; identities of one registered child are one cluster from the start."""
        key = node.ix if node.child is None else -1 - node.child
        if key in self.clusters:
            absorb(self.clusters[key], cluster_of(node))
        else:
            self.clusters[key] = cluster_of(node)
        self.home[node.ix] = key

    def note(self, edges: Iterable[Edge]) -> None:
        """Keep for each identity the pairs it is in, and whom it must not be joined with."""
        for edge in edges:
            self.beside[edge.a].append(edge)
            self.beside[edge.b].append(edge)
            if edge.verdict == "apart" or edge.why in APART:
                self.of(edge.a).apart.add(edge.b)
                self.of(edge.b).apart.add(edge.a)

    def unite(self, edge: Edge) -> None:
        """Make one cluster of the two an edge joins."""
        keep, drop = self.home[edge.a], self.home[edge.b]
        if len(self.clusters[keep].members) < len(self.clusters[drop].members):
            keep, drop = drop, keep
        gone = self.clusters.pop(drop)
        for ix in gone.members:
            self.home[ix] = keep
        absorb(self.clusters[keep], gone)
        self.joined.append(edge)

    def told_apart(self, one: Cluster, two: Cluster) -> bool:
        """A pair of the two, or a person, says that they are two children."""
        small, large = sorted((one, two), key=lambda c: len(c.apart))
        own = self.home[large.members[0]]
        return any(self.home.get(ix) == own for ix in small.apart)

    def kept_apart(self, one: Cluster, two: Cluster) -> str | None:
        """Why two clusters must not be joined, or nothing."""
        return "kept-apart" if self.told_apart(one, two) else against(one, two)

    def rival(self, edge: Edge) -> bool:
        """Somebody else fits one side of the pair nearly as well, and is not shown to be the same child."""
        one, two = self.of(edge.a), self.of(edge.b)
        return self.rivals(edge, edge.a, two) or self.rivals(edge, edge.b, one)

    def rivals(self, edge: Edge, ix: int, target: Cluster) -> bool:
        own = self.of(ix)
        for other in self.beside[ix]:
            if other.weight <= edge.weight - self.margin or other.verdict == "apart":
                continue
            found = self.of(other.a if other.b == ix else other.b)
            if found is own or found is target:
                continue
            if self.kept_apart(found, target) or not self.linked(found, target):
                return True
        return False

    def linked(self, one: Cluster, two: Cluster) -> bool:
        """Some pair of the two clusters is at least a maybe."""
        small, large = (one, two) if len(one.members) <= len(two.members) else (two, one)
        home = self.home[large.members[0]]
        return any(
            edge.verdict != "apart" and self.home[edge.a if edge.b == ix else edge.b] == home
            for ix in small.members
            for edge in self.beside[ix]
        )


def group(
    nodes: Iterable[Node], edges: Iterable[Edge], margin: float, said: Callable[[Groups], None] | None = None
) -> Groups:
    """Join all that may be joined, the surest pair first; `said` puts in beforehand what a person has decided."""
    groups = Groups({node.ix: node for node in nodes}, margin)
    for node in groups.nodes.values():
        groups.add(node)
    if said is not None:
        said(groups)
    ordered = sorted(edges, key=lambda edge: edge.rank)
    groups.note(ordered)
    for edge in ordered:
        if edge.verdict in ("certain", "same"):
            consider(groups, edge)
    return groups


def consider(groups: Groups, edge: Edge) -> None:
    """Join one pair, or note why not."""
    one, two = groups.of(edge.a), groups.of(edge.b)
    if one is two:
        groups.joined.append(edge)
    elif why := groups.kept_apart(one, two):
        groups.refused.append((edge, why))
    elif edge.verdict == "same" and groups.rival(edge):
        groups.refused.append((edge, "close-second"))
    else:
        groups.unite(edge)
