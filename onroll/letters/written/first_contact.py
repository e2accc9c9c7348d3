"""First contact: where is the child educated."""

from onroll.letters.shape import Letter
from onroll.policy.scope.shape import EA_436A
from onroll.policy.who_may_know.sending import Who

LETTER = Letter(
    code="first-contact",
    title="First contact: where is the child educated?",
    to=Who.PARENT,
    basis=EA_436A,
    needs=("child", "deadline_on"),
    rows=("29", "65", "72"),
)
