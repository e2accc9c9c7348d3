"""Pupils absent for ten, fifteen or twenty school days, as schools must report them.

Law: the attendance and sickness returns of SI 2024/208 reg 13; 10 continuous days without permission, 15 days through
illness. Their detail since 2024 is unconfirmed, as is how twenty days are reported.
"""

from onroll.sources.shape import Column, FactShape, Source
from onroll.sources.shared_columns import SCHOOL

SOURCE = Source(
    code="absences",
    title="Absences",
    kind="changes",
    columns=(
        *SCHOOL,
        Column("first_day", "date", aliases=("first_day_absent", "absent_from", "absence_start", "start_date",
                                             "first_day_of_absence", "absent_since")),
        Column("school_days", "number", aliases=("days_absent", "number_of_days", "days", "days_missed")),
        Column("codes", aliases=("attendance_codes", "code", "absence_codes", "absence_code", "attendance_code")),
        Column("authorised", "yes_no", aliases=("is_authorised", "authorized"),
               code_aliases=(("authorised", "yes"), ("unauthorised", "no"))),
    ),
    facts=(
        FactShape(kind="absence", true_from=("first_day",), school=("school",),
                  number="school_days", detail="codes", code="authorised"),
    ),
    legal_basis="SI 2024/208 reg 13",
    legal_certainty="unconfirmed",
    speaks_of_residents=False,
    school_sent=True,
)  # fmt: skip
