"""Enquiry of a partner."""

from onroll.letters.shape import Letter
from onroll.policy.scope.shape import EA_436A
from onroll.policy.who_may_know.sending import Kind, Who

LETTER = Letter(
    code="enquiry",
    title="Enquiry of a partner",
    to=Who.PARTNER,
    basis=EA_436A,
    needs=("child", "born_on", "asked_of", "purpose", "deadline_on"),
    rows=("93", "46"),
    kind=Kind.ENQUIRY,
)
