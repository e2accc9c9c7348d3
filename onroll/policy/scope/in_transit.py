"""Left for a stated destination not yet confirmed, or accepted a place at a school whose roll is not in."""

from onroll.facts.answers import Answer, Truth, any_of
from onroll.facts.situation import LEFT_FOR_SOMEWHERE, Admission, Situation
from onroll.policy.scope.shape import POLICY_SCOPE, Position, is_one_of

HEADING = "Phase transfer"


def when(s: Situation) -> Answer:
    """A destination somebody has stated, or an accepted place whose school has yet to send its roll."""
    return any_of(
        is_one_of(s, "roll", *LEFT_FOR_SOMEWHERE, citation=POLICY_SCOPE),
        is_one_of(s, "admission", Admission.ROLL_NOT_IN, citation=POLICY_SCOPE),
    )


def way_out(s: Situation) -> str:
    """An accepted place is a place to be taken up; otherwise somebody has left in the year."""
    return (
        "failing_to_register"
        if s.admission is Admission.ROLL_NOT_IN
        else "mid_year_leavers"
    )


POSITION = Position(
    code="in_transit",
    rank=16,
    title="In transit",
    says="Left for a stated destination not yet confirmed, or accepted a place at a school whose roll is not in.",
    when=when,
    missing=Truth.UNKNOWN,
    in_scope=Truth.YES,
    owner="cme_officer",
    citation=POLICY_SCOPE,
    action="Ask the stated destination to confirm",
    way_out=way_out,
)
