"""Enquiry of the last school."""

from onroll.letters.shape import Letter
from onroll.policy.scope.shape import EA_436A
from onroll.policy.who_may_know.sending import Kind, Who

LETTER = Letter(
    code="enquiry-last-school",
    title="Enquiry of the last school",
    to=Who.LAST_SCHOOL,
    basis=EA_436A,
    needs=("child", "born_on", "deadline_on"),
    rows=("93.1",),
    kind=Kind.ENQUIRY,
)
