"""Education the authority arranges otherwise than at a school.

Law: Education Act 1996 s.19 and, for children with a plan, Children and Families Act 2014 s.61: the authority's own
record of what it arranges.
"""

from onroll.sources.shape import Column, FactShape, Source

SOURCE = Source(
    code="eotas",
    title="Education otherwise than at school",
    kind="changes",
    columns=(
        Column("provider", aliases=("provider_name", "provision", "tutor", "setting")),
        Column("started_on", "date", aliases=("start_date", "date_started", "provision_start")),
        Column("ended_on", "date", aliases=("end_date", "date_ended", "provision_end")),
        Column("hours_per_week", "number", aliases=("hours", "weekly_hours", "hours_a_week")),
    ),
    facts=(
        FactShape(kind="eotas", true_from=("started_on",), true_until=("ended_on",),
                  detail="provider", number="hours_per_week"),
    ),
    legal_basis="Education Act 1996 s.19; Children and Families Act 2014 s.61",
    legal_certainty="unconfirmed",
    rhythm_days=31,
)  # fmt: skip
