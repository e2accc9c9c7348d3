"""Somebody tells us of a child who may be missing education: a school, a professional, a member of the public.

Law: Education Act 1996 s.436A and Children Act 2004 s.10. What a member of the public says is kept apart from what
a professional says by `role`.
"""

from onroll.sources.shape import Column, FactShape, Source

SOURCE = Source(
    code="referrals",
    title="Referrals",
    kind="changes",
    columns=(
        Column("referred_on", "date", aliases=("referral_date", "date_of_referral", "date_referred")),
        Column("referrer", aliases=("referred_by", "referrer_name", "name_of_referrer")),
        Column("role", aliases=("referrer_role", "job_title", "referrer_job_title", "relationship")),
        Column("organisation", aliases=("organization", "agency", "referrer_organisation", "team")),
        Column("last_school", aliases=("last_known_school", "previous_school", "school")),
        Column("last_seen_on", "date", aliases=("last_seen", "date_last_seen", "last_seen_date")),
        Column("concerns", aliases=("concern", "reason", "reason_for_referral", "details", "notes")),
        Column("immediate_risk", "yes_no", aliases=("at_immediate_risk", "urgent", "immediate_danger", "at_risk")),
    ),
    facts=(
        FactShape(kind="referral", true_from=("referred_on",), said_on=("referred_on",), code="immediate_risk",
                  detail="concerns", place=("referrer + role + organisation",), ref="last_seen_on"),
    ),
    legal_basis="Education Act 1996 s.436A; Children Act 2004 s.10",
    legal_certainty="confirmed",
)  # fmt: skip
