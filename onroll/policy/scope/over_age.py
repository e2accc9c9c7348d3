"""Past the end of compulsory school age."""

from onroll.facts.answers import Truth
from onroll.facts.situation import Life
from onroll.policy.scope.shape import EA_8, Position, is_one_of

HEADING = "Scope"

POSITION = Position(
    code="over_age",
    rank=3,
    title="Over school age",
    says="Past the end of compulsory school age.",
    when=lambda s: is_one_of(s, "life", Life.AFTER, citation=EA_8),
    missing=Truth.NO,
    in_scope=Truth.NO,
    owner="records",
    citation=EA_8,
)
