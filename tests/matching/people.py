"""Invented children for the matching tests, and tables made of them."""

from collections.abc import Sequence
from datetime import date
from typing import Any

import pyarrow as pa

from onroll.matching import Linked, link
from onroll.matching.tables import REFS, REGISTER, WAITING

AMIRA = {
    "surname": "Haddad",
    "forename": "Amira",
    "dob": date(2015, 3, 14),
    "sex": "F",
    "address1": "12 Tern Road",
    "postcode": "AB12 3CD",
    "phone1": "07700 900123",
}
BEN = {
    "surname": "Okonkwo",
    "forename": "Benjamin",
    "dob": date(2013, 11, 2),
    "sex": "M",
    "address1": "4 Mill Lane",
    "postcode": "AB14 9ZZ",
}
UPN_1, UPN_2, TEMPORARY = "X852400126001", "W852999926001", "W85240012601A"
NHS_1, NHS_2 = "9990000018", "9990000026"


def rows(schema: pa.Schema, people: list[dict[str, Any]]) -> pa.Table:
    """A table of people; what is not said is unknown."""
    return pa.Table.from_pylist(
        [{name: person.get(name) for name in schema.names} for person in people], schema=schema
    )


def linked(
    waiting: list[dict[str, Any]],
    register: list[dict[str, Any]] | None = None,
    refs: Sequence[tuple[str, str, str]] = (),
) -> Linked:
    """Link people; nodes are w0, w1 … and r0, r1 …, register children 100, 101 … unless said."""
    new = [{"node": f"w{n}", "order": n, "restricted": False, **person} for n, person in enumerate(waiting)]
    old = [
        {"node": f"r{n}", "order": n, "child": 100 + n, "sealed": False, **person}
        for n, person in enumerate(register or [])
    ]
    keys = pa.Table.from_pylist([dict(zip(REFS.names, ref, strict=True)) for ref in refs], schema=REFS)
    return link(rows(WAITING, new), rows(REGISTER, old), keys)


def decided(result: Linked) -> dict[str, dict[str, Any]]:
    """Decisions by node."""
    return {row["node"]: row for row in result.decisions.to_pylist()}


def doubts(result: Linked) -> set[tuple[str, str, str]]:
    """Doubts as (node, other node, reason)."""
    return {(row["node"], row["other_node"], row["reason"]) for row in result.doubts.to_pylist()}
