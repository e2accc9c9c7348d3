"""Home education: satisfied."""

from onroll.letters.shape import Letter
from onroll.policy.scope.shape import EA_436A
from onroll.policy.who_may_know.sending import Who

LETTER = Letter(
    code="home-education-finding-suitable",
    title="Home education: satisfied",
    to=Who.PARENT,
    basis=EA_436A,
    needs=("child", "asked_on"),
    rows=("4", "42"),
)
