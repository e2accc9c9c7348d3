"""Enquiry of another authority."""

from onroll.letters.shape import Letter
from onroll.policy.scope.shape import EA_436A
from onroll.policy.who_may_know.sending import Kind, Who

LETTER = Letter(
    code="enquiry-authority",
    title="Enquiry of another authority",
    to=Who.AUTHORITY,
    basis=EA_436A,
    needs=("child", "born_on", "authority", "deadline_on"),
    rows=("93.6", "41"),
    kind=Kind.ENQUIRY,
)
