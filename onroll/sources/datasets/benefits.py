"""Children in households that claim from the council, and when they were last seen on a claim.

Law: whether housing and council-tax benefit records may be used for Education Act 1996 s.436A is unconfirmed, and is
the council's to decide and record before this source is switched on.
"""

from onroll.sources.shape import Column, FactShape, Source
from onroll.sources.shared_columns import AS_AT

SOURCE = Source(
    code="benefits",
    title="Benefits",
    kind="snapshot",
    columns=(
        AS_AT,
        Column(
            "seen_on",
            "date",
            aliases=("last_seen", "last_seen_on", "last_claim_date", "claim_date", "date_seen"),
        ),
    ),
    facts=(FactShape(kind="seen", said_on=("seen_on", "as_at")),),
    legal_basis="the council's own decision",
    legal_certainty="unconfirmed",
    rhythm_days=31,
)
