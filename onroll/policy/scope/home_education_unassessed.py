"""The parent has told us in writing, or we have been in touch, and it is not yet found suitable."""

from onroll.facts.answers import Truth
from onroll.facts.situation import Home
from onroll.policy.scope.shape import POLICY_SCOPE, Position, is_one_of

HEADING = "Scope"

POSITION = Position(
    code="home_education_unassessed",
    rank=11,
    title="Home education, not yet found suitable",
    says="The parent has told us in writing, or we have been in touch, and it is not yet found suitable.",
    when=lambda s: is_one_of(s, "home", Home.UNASSESSED, citation=POLICY_SCOPE),
    missing=Truth.UNKNOWN,
    in_scope=Truth.YES,
    owner="home_education",
    citation=POLICY_SCOPE,
    action="Assess the home education",
    way_out=lambda s: "home_education",
)
