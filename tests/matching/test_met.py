"""Only what can change a decision is grouped; what is left out never would have."""

from datetime import date

from onroll.matching.door import weigh_all
from onroll.matching.engine import here
from onroll.matching.family import Node
from onroll.matching.group import Edge
from onroll.matching.met import met
from onroll.matching.model import default_model
from onroll.matching.tables import REFS, REGISTER, WAITING
from tests.matching.people import AMIRA, BEN, decided, linked, rows

YUSUF = AMIRA | {"forename": "Yusuf", "sex": "M", "dob": date(2012, 3, 14)}


def gathered(waiting: list[dict], register: list[dict]) -> tuple[dict[int, Node], list[Edge]]:
    """What is handed on to be grouped of waiting people and registered ones, each a child of their own."""
    new = [{"node": f"w{n}", "restricted": False, **person} for n, person in enumerate(waiting)]
    old = [
        {"node": f"r{n}", "child": 100 + n, "sealed": False, **person} for n, person in enumerate(register)
    ]
    with here() as con:
        weigh_all(con, rows(WAITING, new), rows(REGISTER, old), REFS.empty_table(), default_model())
        return met(con, None)


def test_it_leaves_out_a_brother_who_is_like_nobody_waiting() -> None:
    nodes, edges = gathered([AMIRA], [AMIRA, YUSUF])
    assert {node.node for node in nodes.values()} == {"w0", "r0"}
    assert [edge.verdict for edge in edges] == ["certain"]


def test_it_keeps_a_brother_who_waits_too() -> None:
    nodes, edges = gathered([AMIRA, YUSUF], [AMIRA, YUSUF])
    assert {node.node for node in nodes.values()} == {"w0", "w1", "r0", "r1"}
    assert sorted(edge.verdict for edge in edges) == ["apart"] * 3 + ["certain"] * 2


def test_it_keeps_whoever_is_told_apart_from_a_restricted_row() -> None:
    nodes, _ = gathered([YUSUF | {"restricted": True}], [AMIRA, BEN])
    assert {node.node for node in nodes.values()} == {"w0", "r0"}


def test_it_knows_of_a_pair_kept_apart_by_a_childs_other_identity() -> None:
    told = linked([AMIRA], [AMIRA | {"child": 7}, YUSUF | {"child": 7}])
    assert decided(told)["w0"]["child"] is None
