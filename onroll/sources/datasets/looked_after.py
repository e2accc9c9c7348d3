"""Children looked after on a day, and which authority is responsible for them.

Law: Children Act 1989 ss.22 and 22(3A), the duty to promote their education; sharing within the council for s.436A is
unconfirmed and the council's to record.
"""

from onroll.sources.shape import Column, FactShape, Source
from onroll.sources.shared_columns import AS_AT

SOURCE = Source(
    code="looked_after",
    title="Looked-after children",
    kind="snapshot",
    columns=(
        AS_AT,
        Column("care_started_on", "date", aliases=("care_start", "care_start_date", "period_of_care_start",
                                                   "started_on", "start_date", "date_entered_care")),
        Column("care_ended_on", "date", aliases=("care_end", "care_end_date", "period_of_care_end", "ended_on",
                                                 "end_date", "date_left_care")),
        Column("responsible_la", "la", aliases=("responsible_authority", "care_authority", "la_code",
                                                "responsible_la_code")),
    ),
    facts=(
        FactShape(kind="looked_after", true_from=("care_started_on",), true_until=("care_ended_on",),
                  said_on=("as_at",), place=("responsible_la",)),
    ),
    legal_basis="Children Act 1989 s.22",
    legal_certainty="unconfirmed",
    rhythm_days=31,
    speaks_of_residents=False,
)  # fmt: skip
