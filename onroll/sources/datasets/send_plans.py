"""Children with an education, health and care plan, and the school it names.

Law: Children and Families Act 2014 s.37 onward: the authority's own record. A school named is a place, not a roll.
"""

from onroll.sources.shape import Column, FactShape, Source

SOURCE = Source(
    code="send_plans",
    title="Education, health and care plans",
    kind="changes",
    columns=(
        Column("plan_issued_on", "date", aliases=("plan_date", "issued_on", "ehcp_date", "date_issued", "plan_start",
                                                  "ehcp_issued_on", "plan_start_date")),
        Column("named_laestab", "laestab", aliases=("named_school", "named_placement", "school_named", "laestab",
                                                    "placement_laestab", "named_school_laestab")),
        Column("plan_ended_on", "date", aliases=("plan_end_date", "ceased_on", "date_ceased", "plan_end", "ended_on")),
    ),
    facts=(
        FactShape(kind="send_plan", true_from=("plan_issued_on",), true_until=("plan_ended_on",),
                  school=("named_laestab",)),
    ),
    legal_basis="Children and Families Act 2014 Part 3",
    legal_certainty="unconfirmed",
    rhythm_days=31,
)  # fmt: skip
