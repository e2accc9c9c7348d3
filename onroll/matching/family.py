"""What is known of a cluster of identities, and what keeps two clusters from being one child."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass, field
from typing import NamedTuple


class Node(NamedTuple):
    """One identity, as far as the guards need to know it."""

    ix: int
    node: str
    registered: bool
    child: int | None
    sealed: bool
    restricted: bool
    only_refs: bool
    list: str | None
    upn: str | None
    upn_permanent: bool
    former_upn: str | None
    nhs: str | None
    whole: str | None

    @property
    def marks(self) -> frozenset[str]:
        """What shows two entries of one list to be one child entered twice."""
        return frozenset(mark for mark in (self.upn, self.nhs, self.whole) if mark)


NOTHING: frozenset[str] = frozenset()


@dataclass(slots=True)
class Cluster:
    """Identities held to be one child."""

    members: list[int]
    child: int | None = None
    sealed: bool = False
    upns: frozenset[str] = NOTHING
    formers: frozenset[str] = NOTHING
    nhs: frozenset[str] = NOTHING
    lists: dict[str, frozenset[str]] = field(default_factory=dict)
    apart: set[int] = field(default_factory=set)


def cluster_of(node: Node) -> Cluster:
    """A cluster of one."""
    return Cluster(
        members=[node.ix],
        child=node.child if node.registered else None,
        sealed=node.sealed,
        upns=frozenset({node.upn}) if node.upn and node.upn_permanent else NOTHING,
        formers=frozenset({node.former_upn}) if node.former_upn else NOTHING,
        nhs=frozenset({node.nhs}) if node.nhs else NOTHING,
        lists={node.list: node.marks} if node.list else {},
    )


def absorb(into: Cluster, other: Cluster) -> None:
    """Take another cluster's identities in."""
    into.members += other.members
    into.child = other.child if into.child is None else into.child
    into.sealed = into.sealed or other.sealed
    into.upns |= other.upns
    into.formers |= other.formers
    into.nhs |= other.nhs
    into.lists |= {key: into.lists.get(key, frozenset()) | marks for key, marks in other.lists.items()}
    into.apart |= other.apart


def clashing(one: Set[str], two: Set[str], formers: Set[str] = NOTHING) -> bool:
    """Together they would hold a second number that neither side held beside the first."""
    return len((one | two) - formers) > 1 and not (one <= two or two <= one)


def against(one: Cluster, two: Cluster) -> str | None:
    """Why two clusters cannot be one child, or nothing."""
    if one.child is not None and two.child is not None and one.child != two.child:
        return "two-children"
    if clashing(one.upns, two.upns, one.formers | two.formers):
        return "two-upns"
    if clashing(one.nhs, two.nhs):
        return "two-nhs-numbers"
    shared = one.lists.keys() & two.lists.keys()
    if any(not one.lists[key] & two.lists[key] for key in shared):
        return "one-list"
    return None
