"""Closed as failed to track, and nothing heard since."""

from onroll.facts.answers import Truth
from onroll.facts.situation import Closing
from onroll.policy.scope.shape import COUNCILS_CHOICE, POLICY_SCOPE, Position, is_one_of

HEADING = "Children we have failed to track"

POSITION = Position(
    code="failed_to_track",
    rank=12,
    title="Failed to track",
    says="Closed as failed to track, and nothing heard since.",
    when=lambda s: is_one_of(
        s, "closing", Closing.FAILED_TO_TRACK, citation=POLICY_SCOPE
    ),
    missing=Truth.YES,
    in_scope=Truth.YES,
    owner="cme_officer",
    citation=POLICY_SCOPE,
    action="Yearly re-check against every data set",
    way_out=lambda s: "failed_to_track",
    return_reason=lambda s: COUNCILS_CHOICE,
)
