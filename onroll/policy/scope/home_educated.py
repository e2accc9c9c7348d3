"""Educated at home, and the authority is satisfied."""

from onroll.facts.answers import Truth
from onroll.facts.situation import Home
from onroll.policy.scope.shape import POLICY_SCOPE, Position, is_one_of

HEADING = "Scope"

POSITION = Position(
    code="home_educated",
    rank=10,
    title="Home educated",
    says="Educated at home, and the authority is satisfied.",
    when=lambda s: is_one_of(s, "home", Home.SUITABLE, citation=POLICY_SCOPE),
    missing=Truth.NO,
    in_scope=Truth.NO,
    owner="home_education",
    citation=POLICY_SCOPE,
)
