"""Families who moved home, from the housing team: the identity columns hold the new address.

Law: whether housing records may be used for Education Act 1996 s.436A is unconfirmed, and the council's to record.
"""

from onroll.sources.shape import Column, FactShape, Source

SOURCE = Source(
    code="housing",
    title="Housing",
    kind="changes",
    columns=(
        Column("old_postcode", "postcode", aliases=("previous_postcode", "former_postcode", "from_postcode")),
        Column("moved_on", "date", aliases=("move_date", "date_moved", "moved_in_on", "tenancy_start",
                                            "tenancy_start_date")),
    ),
    facts=(
        FactShape(kind="housing_move", true_from=("moved_on",), place=("old_postcode",)),
    ),
    legal_basis="the council's own decision",
    legal_certainty="unconfirmed",
    rhythm_days=31,
)  # fmt: skip
