"""Applied for a place: undecided or refused."""

from onroll.facts.answers import Truth
from onroll.facts.situation import Admission
from onroll.policy.scope.shape import EA_436A, Position, is_one_of

HEADING = "Parents are unable to find a school place"

RETURN_REASONS = {
    Admission.PENDING: "School application awaiting outcome",
    Admission.REFUSED_PREFERENCE: "Did not get school preference",
    Admission.REFUSED_DIFFICULTY: "Difficulty accessing suitable school place",
}

POSITION = Position(
    code="awaiting_place",
    rank=15,
    title="Awaiting a school place",
    says="Applied for a place: undecided or refused.",
    when=lambda s: is_one_of(s, "admission", *RETURN_REASONS, citation=EA_436A),
    missing=Truth.YES,
    in_scope=Truth.YES,
    owner="admissions",
    citation=EA_436A,
    action="Decide the application or take it to fair access",
    way_out=lambda s: "no_school_place",
    return_reason=lambda s: RETURN_REASONS[s.admission],
)
