"""The new authority or school has confirmed that it knows the child."""

from onroll.facts.answers import Truth
from onroll.facts.situation import Closing
from onroll.policy.scope.shape import POLICY_SCOPE, Position, is_one_of

HEADING = "APPENDIX 1: CME PROCESS – REMOVAL FROM ROLL"

POSITION = Position(
    code="lives_elsewhere",
    rank=6,
    title="Lives elsewhere, confirmed",
    says="The new authority or school has confirmed that it knows the child.",
    when=lambda s: is_one_of(s, "closing", Closing.ELSEWHERE, citation=POLICY_SCOPE),
    missing=Truth.NO,
    in_scope=Truth.NO,
    owner="other_authority",
    citation=POLICY_SCOPE,
)
