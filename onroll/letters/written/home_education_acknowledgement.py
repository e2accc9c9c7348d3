"""Home education: acknowledgement and request."""

from onroll.letters.shape import Letter
from onroll.policy.scope.shape import EA_436A
from onroll.policy.who_may_know.sending import Who

LETTER = Letter(
    code="home-education-acknowledgement",
    title="Home education: acknowledgement and request",
    to=Who.PARENT,
    basis=EA_436A,
    needs=("child", "deadline_on"),
    rows=("4", "42"),
)
