"""Permanently excluded, the name deleted, and no education arranged."""

from onroll.facts.answers import Truth
from onroll.facts.situation import Provision
from onroll.policy.scope.shape import EA_436A, Position, is_one_of

HEADING = "Permanent Exclusions"

POSITION = Position(
    code="excluded_without_provision",
    rank=13,
    title="Excluded, without provision",
    says="Permanently excluded, the name deleted, and no education arranged.",
    when=lambda s: is_one_of(
        s, "provision", Provision.EXCLUDED_WITHOUT, citation=EA_436A
    ),
    missing=Truth.YES,
    in_scope=Truth.YES,
    owner="exclusions",
    citation=EA_436A,
    action="Arrange full-time education from the sixth school day",
    way_out=lambda s: "permanent_exclusion",
    return_reason=lambda s: "Other",
)
