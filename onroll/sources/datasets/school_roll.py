"""A school's roll on a day: every pupil registered there, from the school's own system.

Law: the attendance and admission registers of SI 2024/208, to which the authority has access; the duty it serves is
Education Act 1996 s.436A. That a whole roll may be asked for regularly is unconfirmed.
"""

from onroll.sources.shape import FactShape, Source
from onroll.sources.shared_columns import ROLL

ENROLMENT = FactShape(
    kind="enrolment", true_from=("entry_date",), said_on=("as_at",), school=("school",), code="enrol_status",
    detail="part_time?", number="nc_year", only_if="school",
)  # fmt: skip
SOURCE = Source(
    code="school_roll",
    title="School roll",
    kind="snapshot",
    columns=ROLL,
    facts=(ENROLMENT,),
    legal_basis="SI 2024/208; Education Act 1996 s.436A",
    legal_certainty="unconfirmed",
    rhythm_days=50,
    term_time=True,
    volume=(1, 4_000),
    speaks_of_residents=False,
    default_coverage="whole_roll",
    school_sent=True,
    needs_school=True,
)
