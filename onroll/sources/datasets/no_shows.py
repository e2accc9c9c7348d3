"""Pupils a school expected who have not come.

Law: the statutory guidance on children missing education (September 2025) and Education Act 1996 s.436A. Such a pupil
may be on the admission register from the day expected; whether they are is for the roll to say.
"""

from onroll.sources.shape import Column, FactShape, Source
from onroll.sources.shared_columns import SCHOOL

SOURCE = Source(
    code="no_shows",
    title="No-shows",
    kind="changes",
    columns=(
        *SCHOOL,
        Column("expected_on", "date", aliases=("expected_start", "date_expected", "start_date", "expected_date",
                                               "due_on")),
        Column("contact_made", "yes_no", aliases=("contact", "contacted", "has_contact", "parent_contacted")),
        Column("reason", aliases=("reason_given", "notes", "comment", "comments")),
    ),
    facts=(
        FactShape(kind="no_show", true_from=("expected_on",), said_on=("expected_on",), school=("school",),
                  code="contact_made", detail="reason"),
    ),
    legal_basis="Education Act 1996 s.436A; statutory guidance (September 2025)",
    legal_certainty="confirmed",
    speaks_of_residents=False,
    school_sent=True,
)  # fmt: skip
