"""Not yet of compulsory school age and on no roll."""

from onroll.facts.answers import Truth
from onroll.facts.situation import Life
from onroll.policy.scope.shape import EA_8, Position, is_one_of

HEADING = "Starting education"

POSITION = Position(
    code="under_age",
    rank=5,
    title="Under school age",
    says="Not yet of compulsory school age and on no roll.",
    when=lambda s: is_one_of(s, "life", Life.BEFORE, citation=EA_8),
    missing=Truth.NO,
    in_scope=Truth.NO,
    owner="early_years",
    citation=EA_8,
)
