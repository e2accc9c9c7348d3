"""Registered at any school: single, main, subsidiary or part-time, excluded but not yet deleted."""

from onroll.facts.answers import Truth
from onroll.facts.situation import ON_A_ROLL
from onroll.policy.scope.shape import EA_436A, Position, is_one_of

HEADING = "Scope"

POSITION = Position(
    code="on_roll",
    rank=4,
    title="On a school roll",
    says="Registered at any school: single, main, subsidiary or part-time, excluded but not yet deleted.",
    when=lambda s: is_one_of(s, "roll", *ON_A_ROLL, citation=EA_436A),
    missing=Truth.NO,
    in_scope=Truth.NO,
    owner="school",
    citation=EA_436A,
)
