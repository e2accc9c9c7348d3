"""Somebody has said that nobody knows where the child is educated."""

from onroll.facts.answers import Answer, Truth, any_of
from onroll.facts.situation import REFUTED, Roll, SaidUnknown, Situation
from onroll.policy.scope.shape import EA_436A, POLICY_SCOPE, Position, is_one_of

HEADING = "Mid-year leavers"

RETURN_REASONS = {
    Roll.REFUTED_LA: "Believed to have moved to another local authority",
}


def when(s: Situation) -> Answer:
    """A leaver with no destination, a stated destination that does not have the child, or somebody's word."""
    return any_of(
        is_one_of(s, "roll", Roll.LEFT_UNKNOWN, *REFUTED, citation=EA_436A),
        is_one_of(s, "said_unknown", SaidUnknown.YES, citation=POLICY_SCOPE),
    )


POSITION = Position(
    code="whereabouts_unknown",
    rank=17,
    title="Whereabouts unknown",
    says="Somebody has said that nobody knows where the child is educated.",
    when=when,
    missing=Truth.YES,
    in_scope=Truth.YES,
    owner="cme_officer",
    citation=EA_436A,
    action="Start the reasonable enquiries",
    way_out=lambda s: "mid_year_leavers",
    return_reason=lambda s: RETURN_REASONS.get(s.roll, "Unknown"),
)
