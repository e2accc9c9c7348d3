"""Education arranged by the authority (EOTAS)."""

from onroll.facts.answers import Truth
from onroll.facts.situation import Provision
from onroll.policy.scope.shape import POLICY_SCOPE, Position, is_one_of

HEADING = "Scope"

POSITION = Position(
    code="eotas",
    rank=8,
    title="Education otherwise than at school",
    says="Education arranged by the authority (EOTAS).",
    when=lambda s: is_one_of(s, "provision", Provision.EOTAS, citation=POLICY_SCOPE),
    missing=Truth.NO,
    in_scope=Truth.NO,
    owner="inclusion",
    citation=POLICY_SCOPE,
)
