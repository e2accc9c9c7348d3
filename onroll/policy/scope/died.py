"""The child has died."""

from onroll.facts.answers import Truth
from onroll.facts.situation import Life
from onroll.policy.scope.shape import EA_436A, Position, is_one_of

HEADING = "Scope"

POSITION = Position(
    code="died",
    rank=2,
    title="Died",
    says="The child has died.",
    when=lambda s: is_one_of(s, "life", Life.DIED, citation=EA_436A),
    missing=Truth.NO,
    in_scope=Truth.NO,
    owner="records",
    citation=EA_436A,
)
