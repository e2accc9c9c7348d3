"""Pupils suspended or permanently excluded, the review that followed, and where they are taught meanwhile.

Law: Education Act 2002 s.51A and its regulations; Education Act 1996 s.19 for provision from the sixth day. A
permanently excluded pupil stays on the roll until ground (o) of SI 2024/208 reg 9(1) is met.
"""

from onroll.sources.shape import Column, FactShape, Source
from onroll.sources.shared_columns import SCHOOL

SOURCE = Source(
    code="exclusions",
    title="Exclusions",
    kind="changes",
    columns=(
        *SCHOOL,
        Column("category", "code", codes=("PERM", "SUSP"),
               aliases=("exclusion_category", "exclusion_type", "type", "exclusion"),
               code_aliases=(("permanent", "PERM"), ("permanent exclusion", "PERM"), ("PEX", "PERM"), ("PX", "PERM"),
                             ("FIXD", "SUSP"), ("fixed", "SUSP"), ("fixed term", "SUSP"), ("fixed period", "SUSP"),
                             ("suspension", "SUSP"), ("suspended", "SUSP"), ("fixed term exclusion", "SUSP"),
                             ("LNCH", "SUSP"), ("lunchtime", "SUSP"))),
        Column("excluded_on", "date", aliases=("exclusion_date", "start_date", "date_excluded", "date_of_exclusion",
                                               "exclusion_start_date", "first_day")),
        Column("days", "number", aliases=("school_days", "number_of_days", "length", "days_excluded")),
        Column("review_concluded_on", "date", aliases=("review_date", "review_ended_on", "irp_concluded_on",
                                                       "governors_concluded_on")),
        Column("provision_from", "date", aliases=("provision_start", "provision_start_date", "day_six_provision",
                                                  "alternative_provision_from")),
        Column("provider", aliases=("provision", "provider_name", "alternative_provision", "ap_provider")),
    ),
    facts=(
        FactShape(kind="exclusion", true_from=("excluded_on",), said_on=("excluded_on",), school=("school",),
                  code="category", number="days", place=("provision_from",), ref="review_concluded_on",
                  detail="provider"),
    ),
    legal_basis="Education Act 2002 s.51A; Education Act 1996 s.19",
    legal_certainty="unconfirmed",
    rhythm_days=7,
    speaks_of_residents=False,
    school_sent=True,
)  # fmt: skip
