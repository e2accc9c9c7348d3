"""An identity closed by adoption or protection: counted, never listed."""

from onroll.facts.answers import Truth
from onroll.facts.situation import Life
from onroll.policy.scope.shape import POLICY_SCOPE, Position, is_one_of

HEADING = "Starting education"

POSITION = Position(
    code="sealed",
    rank=1,
    title="Sealed",
    says="An identity closed by adoption or protection: counted, never listed.",
    when=lambda s: is_one_of(s, "life", Life.SEALED, citation=POLICY_SCOPE),
    missing=Truth.NO,
    in_scope=Truth.NO,
    owner="custodian",
    citation=POLICY_SCOPE,
)
