"""Offers of a school place, and what became of them: accepted, refused, deferred, withdrawn.

Law: the authority's own admissions functions (School Standards and Framework Act 1998), used for Education Act 1996
s.436A; unconfirmed in detail.
"""

from onroll.sources.shape import Column, FactShape, Source
from onroll.sources.shared_columns import SCHOOL

SOURCE = Source(
    code="offers",
    title="Offers of a place",
    kind="changes",
    columns=(
        Column("application_ref", aliases=("application_reference", "application_id", "application_no", "app_ref",
                                           "application_number", "ref", "reference")),
        *SCHOOL,
        Column("offered_on", "date", aliases=("offer_date", "date_offered", "date_of_offer", "allocated_on")),
        Column("start_on", "date", aliases=("start_date", "starts_on", "date_of_start", "expected_start",
                                            "expected_on")),
        Column("response", "code", codes=("accepted", "refused", "none"), blank="none",
               aliases=("offer_response", "parent_response", "offer_status", "status"),
               code_aliases=(("accept", "accepted"), ("yes", "accepted"), ("refuse", "refused"),
                             ("declined", "refused"), ("rejected", "refused"), ("no", "refused"),
                             ("no response", "none"), ("awaiting", "none"), ("pending", "none"), ("nil", "none"))),
        Column("responded_on", "date", aliases=("response_date", "date_of_response", "accepted_on")),
        Column("deferred_to", "date", aliases=("deferred_until", "deferred_start", "deferral_date")),
        Column("withdrawn_on", "date", aliases=("withdrawal_date", "date_withdrawn", "offer_withdrawn_on")),
    ),
    facts=(
        FactShape(kind="offer", true_from=("offered_on",), true_until=("withdrawn_on",),
                  said_on=("responded_on", "offered_on"), school=("school",), code="response",
                  place=("deferred_to", "start_on"), ref="application_ref"),
    ),
    legal_basis="School Standards and Framework Act 1998; Education Act 1996 s.436A",
    legal_certainty="unconfirmed",
    rhythm_days=7,
)  # fmt: skip
