"""Educated at home, and found not suitable."""

from onroll.facts.answers import Truth
from onroll.facts.situation import Home
from onroll.policy.scope.shape import EA_436A, Position, is_one_of

HEADING = "Scope"

POSITION = Position(
    code="home_education_unsuitable",
    rank=9,
    title="Home education found unsuitable",
    says="Educated at home, and found not suitable.",
    when=lambda s: is_one_of(s, "home", Home.UNSUITABLE, citation=EA_436A),
    missing=Truth.YES,
    in_scope=Truth.YES,
    owner="home_education",
    citation=EA_436A,
    action="Serve the s.437 notice or find a school place",
    way_out=lambda s: "home_education",
    return_reason=lambda s: "Unsuitable elective home education",
)
