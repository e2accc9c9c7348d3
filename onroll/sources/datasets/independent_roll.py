"""The roll of an independent school on a day, sent on request.

Law: SI 2024/208 binds independent schools too, as does the statutory guidance on children missing education from
September 2025; a regular whole roll is by agreement and unconfirmed.
"""

from onroll.sources.datasets.school_roll import ENROLMENT
from onroll.sources.shape import Source
from onroll.sources.shared_columns import ROLL

SOURCE = Source(
    code="independent_roll",
    title="Independent school roll",
    kind="snapshot",
    columns=ROLL,
    facts=(ENROLMENT,),
    legal_basis="SI 2024/208; statutory guidance on children missing education (September 2025)",
    legal_certainty="unconfirmed",
    rhythm_days=122,
    term_time=True,
    volume=(1, 4_000),
    preview=True,
    speaks_of_residents=False,
    default_coverage="whole_roll",
    school_sent=True,
    needs_school=True,
)
