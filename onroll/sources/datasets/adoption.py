"""Children placed for adoption, by their earlier identity, so that nobody looks for a child who is not lost.

Law: Adoption and Children Act 2002; who may hold even this list is unconfirmed and the council's to decide. Restricted:
the identity it names is sealed, and is never joined to another.
"""

from onroll.sources.shape import Column, FactShape, Source

SOURCE = Source(
    code="adoption",
    title="Adoption",
    kind="changes",
    columns=(
        Column("placed_on", "date", aliases=("placement_date", "date_placed", "adopted_on", "order_date")),
    ),
    facts=(FactShape(kind="adoption", true_from=("placed_on",)),),
    legal_basis="Adoption and Children Act 2002",
    legal_certainty="unconfirmed",
    speaks_of_residents=False,
    restricted=True,
)
