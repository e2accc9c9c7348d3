"""Children registered with the health service here: births, moves in, moves out.

Law: Children Act 2004 s.10 (co-operation) and Education Act 1996 s.436A; under what agreement health may send a list
is unconfirmed and is the council's to record.
"""

from onroll.sources.shape import Column, FactShape, Source

SOURCE = Source(
    code="child_health",
    title="Child health",
    kind="changes",
    columns=(
        Column("registered_on", "date", aliases=("registration_date", "date_registered", "gp_registered_on")),
        Column("moved_in_on", "date", aliases=("move_in_date", "date_moved_in", "moved_in", "movement_in_date")),
        Column("moved_out_on", "date", aliases=("move_out_date", "date_moved_out", "moved_out", "movement_out_date")),
    ),
    facts=(
        FactShape(kind="health", true_from=("moved_in_on", "registered_on"), true_until=("moved_out_on",)),
    ),
    legal_basis="Children Act 2004 s.10; Education Act 1996 s.436A",
    legal_certainty="unconfirmed",
    rhythm_days=31,
)  # fmt: skip
