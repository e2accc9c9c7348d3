"""Applications for a school place: to the authority, or to a school that is its own admission authority.

Law: the authority's own admissions functions (School Standards and Framework Act 1998); using them to find children
missing education rests on Education Act 1996 s.436A. Unconfirmed for own-admission schools.
"""

from onroll.sources.shape import Column, FactShape, Source

SOURCE = Source(
    code="applications",
    title="Applications for a place",
    kind="changes",
    columns=(
        Column("application_ref", aliases=("application_reference", "application_id", "application_no", "app_ref",
                                           "application_number", "ref", "reference")),
        Column("round", "code", codes=("reception", "junior", "secondary", "in_year"),
               aliases=("admission_round", "application_round", "application_type", "phase"),
               code_aliases=(("primary", "reception"), ("infant", "reception"), ("starting school", "reception"),
                             ("year r", "reception"), ("year 3", "junior"), ("year 7", "secondary"),
                             ("secondary transfer", "secondary"), ("in-year admission", "in_year"),
                             ("mid year", "in_year"), ("casual", "in_year"))),
        Column("received_on", "date", aliases=("date_received", "application_date", "received", "applied_on",
                                               "date_of_application")),
        Column("authority", aliases=("admission_authority", "admissions_authority")),
        Column("decided_on", "date", aliases=("decision_date", "date_decided", "outcome_date", "date_of_decision")),
        Column("outcome", "code", codes=("offered", "refused", "withdrawn", "pending"), blank="pending",
               aliases=("decision", "application_outcome", "application_status", "status"),
               code_aliases=(("offer", "offered"), ("accepted", "offered"), ("refusal", "refused"),
                             ("rejected", "refused"), ("declined", "refused"), ("unsuccessful", "refused"),
                             ("successful", "offered"), ("cancelled", "withdrawn"), ("awaiting", "pending"),
                             ("awaiting decision", "pending"), ("undecided", "pending"), ("open", "pending"),
                             ("in progress", "pending"), ("waiting", "pending"))),
        Column("refusal_reason", aliases=("reason_refused", "reason_for_refusal", "reason")),
    ),
    facts=(
        FactShape(kind="application", true_from=("received_on",), said_on=("decided_on", "received_on"),
                  code="outcome", detail="{round}|{refusal_reason}", place=("authority",), ref="application_ref"),
    ),
    legal_basis="School Standards and Framework Act 1998; Education Act 1996 s.436A",
    legal_certainty="unconfirmed",
    rhythm_days=7,
)  # fmt: skip
