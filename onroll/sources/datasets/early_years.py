"""Children at a nursery, childminder or pre-school on a day, from the funded hours the authority pays for.

Law: Childcare Act 2006 and the early years census (unconfirmed in detail). It is not registration at a school.
"""

from onroll.sources.shape import Column, FactShape, Source
from onroll.sources.shared_columns import AS_AT

SOURCE = Source(
    code="early_years",
    title="Early years",
    kind="snapshot",
    columns=(
        AS_AT,
        Column("provider", aliases=("provider_name", "setting", "setting_name", "nursery")),
        Column("started_on", "date", aliases=("start_date", "date_started", "funding_start", "entry_date")),
        Column("ended_on", "date", aliases=("end_date", "date_ended", "funding_end", "leaving_date")),
    ),
    facts=(
        FactShape(kind="early_years", true_from=("started_on",), true_until=("ended_on",), said_on=("as_at",),
                  detail="provider"),
    ),
    legal_basis="Childcare Act 2006",
    legal_certainty="unconfirmed",
    rhythm_days=122,
)  # fmt: skip
