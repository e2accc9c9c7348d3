"""The tables that come through the door and those that go out again."""

from __future__ import annotations

from dataclasses import dataclass, field

import pyarrow as pa

TEXT = pa.string()
IDENTITY: dict[str, pa.DataType] = dict.fromkeys(
    (
        "upn former_upn nhs_number surname forename middle_names former_surname preferred_forename full_name "
        "sex address1 town postcode uprn phone1 phone2 email1 email2 parent1_name parent2_name household_ref"
    ).split(),
    TEXT,
) | {"dob": pa.date32()}
NODE: dict[str, pa.DataType] = {"node": TEXT, **IDENTITY, "list": TEXT, "order": pa.int64()}
WAITING = pa.schema([*NODE.items(), ("restricted", pa.bool_())])
REGISTER = pa.schema([*NODE.items(), ("child", pa.int64()), ("sealed", pa.bool_())])
REFS = pa.schema([("node", TEXT), ("space", TEXT), ("value", TEXT)])

DECISIONS = pa.schema(
    [
        ("node", TEXT),
        ("child", pa.int64()),
        ("group", pa.int64()),
        ("band", TEXT),
        ("weight", pa.float64()),
        ("reason", TEXT),
        ("anchor", TEXT),
        ("near_sealed", pa.bool_()),
    ]
)
DOUBTS = pa.schema(
    [
        ("node", TEXT),
        ("other_node", TEXT),
        ("child", pa.int64()),
        ("weight", pa.float64()),
        ("reason", TEXT),
        ("evidence", TEXT),
    ]
)
PAIRS = pa.schema([("node_a", TEXT), ("node_b", TEXT), ("weight", pa.float64()), ("band", TEXT)])
REJOINS = pa.schema(
    [("child_from", pa.int64()), ("child_into", pa.int64()), ("reason", TEXT), ("anchor", TEXT)]
)
SCREENED = pa.schema([("node", TEXT), ("watched", TEXT), ("weight", pa.float64()), ("evidence", TEXT)])


@dataclass(frozen=True)
class Linked:
    """Who each waiting identity is, what is in doubt, every pair weighed, children that prove to be one, and what
    comes near a watched identity."""

    decisions: pa.Table
    doubts: pa.Table
    pairs: pa.Table
    rejoins: pa.Table
    screened: pa.Table = field(default_factory=SCREENED.empty_table)


def shaped(table: pa.Table, schema: pa.Schema) -> pa.Table:
    """The table with just the schema's columns; a column that is missing is unknown throughout."""
    columns = [
        table[field.name].cast(field.type)
        if field.name in table.column_names
        else pa.nulls(table.num_rows, field.type)
        for field in schema
    ]
    return pa.table(columns, schema=schema)


def empty(schema: pa.Schema) -> pa.Table:
    """A table with no rows."""
    return schema.empty_table()
