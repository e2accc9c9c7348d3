"""Of school age, resident or believed so, on nothing, and nobody has said why."""

from onroll.facts.answers import Truth
from onroll.facts.situation import ON_A_ROLL, Roll, Situation
from onroll.policy.scope.shape import EA_436A, Position, is_none_of

HEADING = "Ways in which a child can fall out of the education system"

WAYS_OUT = {
    Roll.LEFT_TOP_YEAR: "phase_transfer",
    Roll.LEFT_SILENT: "mid_year_leavers",
    Roll.LEFT_FOR_HOME: "off_rolling",
}
"""A school's word alone that a child left for home education is challenged: it may be off-rolling."""


def way_out(s: Situation) -> str:
    """Which of the policy's ways out the roll evidence points to; a child never on a roll never started."""
    return WAYS_OUT.get(s.roll, "starting_education")


POSITION = Position(
    code="unaccounted",
    rank=18,
    title="Unaccounted for",
    says="Of school age, resident or believed so, on nothing, and nobody has said why.",
    when=lambda s: is_none_of(s, "roll", *ON_A_ROLL, citation=EA_436A),
    missing=Truth.UNKNOWN,
    in_scope=Truth.YES,
    owner="cme_officer",
    citation=EA_436A,
    action="Find out who last saw the child and where the child is educated",
    way_out=way_out,
)
