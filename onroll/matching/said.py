"""What a person has said of two identities: it holds before anything is weighed, and against any weight."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import pyarrow as pa

from onroll.matching.group import Edge, Groups
from onroll.matching.tables import TEXT

SAID = pa.schema([("node", TEXT), ("other_node", TEXT), ("child", pa.int64()), ("same", pa.bool_())])
"""Of a waiting identity and another waiting one, or a child of the register: whether the two are one child."""
RULE = "0 person-said-same"


@dataclass(frozen=True)
class Word:
    """What was said of one pair; of `other_node` and `child` one is given."""

    node: str
    other_node: str | None
    child: int | None
    same: bool


def words(table: pa.Table | None) -> list[Word]:
    """The rows of a table shaped as SAID."""
    return [Word(**row) for row in table.to_pylist()] if table is not None else []


def hold(groups: Groups, said: Iterable[Word]) -> None:
    """Keep apart whom a person keeps apart; then join whom a person has joined, unless it is sealed."""
    places = {node.node: ix for ix, node in groups.nodes.items()}
    pairs = [(word.same, one, other) for word in said for one, other in _meant(groups, word, places)]
    for same, one, other in pairs:
        if not same:
            groups.of(one).apart.add(other)
            groups.of(other).apart.add(one)
    for same, one, other in pairs:
        if same:
            _unite(groups, one, other)


def _meant(groups: Groups, word: Word, places: dict[str, int]) -> list[tuple[int, int]]:
    """The pairs of identities that a word is about, as far as they are here."""
    one = places.get(word.node)
    if word.child is not None:
        cluster = groups.clusters.get(-1 - word.child)
        others = list(cluster.members) if cluster else []
    else:
        others = [places[word.other_node]] if word.other_node in places else []
    return [(one, other) for other in others] if one is not None else []


def _unite(groups: Groups, one: int, other: int) -> None:
    here, there = groups.of(one), groups.of(other)
    hidden = any(groups.nodes[ix].sealed or groups.nodes[ix].restricted for ix in (one, other))
    if here is not there and not hidden and not groups.told_apart(here, there):
        groups.unite(Edge(min(one, other), max(one, other), RULE, 0.0, "certain", "said", firm=False))
