"""A neighbouring authority's list of our resident children on its schools' rolls, on a day.

Law: Education Act 1996 s.436A and the information-sharing agreement with the neighbour; the agreement's terms are the
council's to record, and unconfirmed here. It lists residents, so a child's absence means left or moved: ask.
"""

from dataclasses import replace

from onroll.sources.datasets.school_roll import ENROLMENT
from onroll.sources.shape import Source
from onroll.sources.shared_columns import ROLL

SOURCE = Source(
    code="neighbour_roll",
    title="Neighbouring authority's roll",
    kind="snapshot",
    columns=ROLL,
    facts=(replace(ENROLMENT, place=("la_code",)),),
    legal_basis="Education Act 1996 s.436A; information-sharing agreement",
    legal_certainty="unconfirmed",
    rhythm_days=122,
    term_time=True,
    preview=True,
    default_coverage="our_residents",
    needs_school=True,
)
