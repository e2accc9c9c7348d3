"""There is evidence that the child has moved overseas."""

from onroll.facts.answers import Truth
from onroll.facts.situation import Closing
from onroll.policy.scope.shape import POLICY_SCOPE, Position, is_one_of

HEADING = "APPENDIX 1: CME PROCESS – REMOVAL FROM ROLL"

POSITION = Position(
    code="moved_abroad",
    rank=7,
    title="Moved abroad, confirmed",
    says="There is evidence that the child has moved overseas.",
    when=lambda s: is_one_of(s, "closing", Closing.ABROAD, citation=POLICY_SCOPE),
    missing=Truth.NO,
    in_scope=Truth.NO,
    owner="records",
    citation=POLICY_SCOPE,
)
