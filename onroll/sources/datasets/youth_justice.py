"""Children the youth justice service works with.

Law: Crime and Disorder Act 1998 s.115 and Children Act 2004 s.10 (unconfirmed in detail). It decides who is hurried
for, never where a child is taught.
"""

from onroll.sources.shape import Column, FactShape, Source

SOURCE = Source(
    code="youth_justice",
    title="Youth justice",
    kind="changes",
    columns=(
        Column("started_on", "date", aliases=("start_date", "date_started", "intervention_start", "order_start")),
        Column("ended_on", "date", aliases=("end_date", "date_ended", "intervention_end", "order_end")),
    ),
    facts=(
        FactShape(kind="youth_justice", true_from=("started_on",), true_until=("ended_on",)),
    ),
    legal_basis="Crime and Disorder Act 1998 s.115; Children Act 2004 s.10",
    legal_certainty="unconfirmed",
    rhythm_days=31,
)  # fmt: skip
