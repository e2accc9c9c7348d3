"""Children whose parents educate them at home, and whether the authority is satisfied.

Law: Education Act 1996 ss.7, 436A and 437: the authority's own record of its enquiries. Confirmed for s.436A; how
long an unassessed child may stay so is not fixed by it.
"""

from onroll.sources.shape import Column, FactShape, Source

SOURCE = Source(
    code="home_education",
    title="Home education",
    kind="changes",
    columns=(
        Column("notified_on", "date", aliases=("date_notified", "notification_date", "parent_notice_on")),
        Column("started_on", "date", aliases=("start_date", "ehe_start", "ehe_start_date", "date_started", "ehe_from")),
        Column("assessed_on", "date", aliases=("assessment_date", "date_assessed", "reviewed_on", "visit_date",
                                               "last_assessed")),
        Column("finding", "code", codes=("suitable", "unsuitable", "pending", "insufficient", "no_response"),
               blank="pending", aliases=("suitability", "assessment_outcome", "outcome", "assessment"),
               code_aliases=(("satisfactory", "suitable"), ("yes", "suitable"), ("unsatisfactory", "unsuitable"),
                             ("not suitable", "unsuitable"), ("no", "unsuitable"), ("awaiting", "pending"),
                             ("not yet assessed", "pending"), ("unassessed", "pending"),
                             ("awaiting assessment", "pending"),
                             ("insufficient information", "insufficient"), ("insufficient evidence", "insufficient"),
                             ("not enough information", "insufficient"), ("no reply", "no_response"),
                             ("no contact", "no_response"), ("not responded", "no_response"))),
        Column("ended_on", "date", aliases=("end_date", "ehe_end", "ehe_end_date", "date_ended", "ehe_until")),
    ),
    facts=(
        FactShape(kind="home_education", true_from=("started_on", "notified_on"), true_until=("ended_on",),
                  said_on=("assessed_on", "notified_on", "started_on"), code="finding"),
    ),
    legal_basis="Education Act 1996 ss.7, 436A, 437",
    legal_certainty="confirmed",
    rhythm_days=31,
)  # fmt: skip
