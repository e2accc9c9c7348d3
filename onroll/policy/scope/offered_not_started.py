"""Offered or allocated a place, the start passed or still to come, and no roll has the child."""

from onroll.facts.answers import Answer, Truth, all_of, any_of
from onroll.facts.situation import REFUTED, Admission, Roll, SaidUnknown, Situation
from onroll.policy.scope.shape import (
    EA_436A,
    POLICY_SCOPE,
    Position,
    is_none_of,
    is_one_of,
)

HEADING = "Failing to register at a new school"

APPLIED_FOR = (Admission.OFFERED, Admission.WAITING_START, Admission.NOT_TAKEN_UP)
RETURN_REASONS = {
    Admission.WAITING_START: "Waiting school start",
    Admission.OFFERED: "Offered school place but not yet accepted",
    Admission.NOT_TAKEN_UP: "Offered school place but not yet accepted",
    Admission.ALLOCATED: "Offered school place but not yet accepted",
}


def when(s: Situation) -> Answer:
    """A place applied for; or one allocated without application, unless the whereabouts are unknown."""
    allocated = all_of(
        is_one_of(s, "admission", Admission.ALLOCATED, citation=POLICY_SCOPE),
        is_one_of(s, "said_unknown", SaidUnknown.NO, citation=POLICY_SCOPE),
        is_none_of(s, "roll", Roll.LEFT_UNKNOWN, *REFUTED, citation=POLICY_SCOPE),
    )
    return any_of(is_one_of(s, "admission", *APPLIED_FOR, citation=EA_436A), allocated)


POSITION = Position(
    code="offered_not_started",
    rank=14,
    title="Offered a place, not started",
    says="Offered or allocated a place, the start passed or still to come, and no roll has the child.",
    when=when,
    missing=Truth.YES,
    in_scope=Truth.YES,
    owner="admissions",
    citation=EA_436A,
    action="Ask the family what stands in the way of starting",
    way_out=lambda s: "failing_to_register",
    return_reason=lambda s: RETURN_REASONS.get(s.admission, ""),
)
