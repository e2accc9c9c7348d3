"""Confirmation by the receiving school or authority."""

from onroll.letters.shape import Letter
from onroll.policy.scope.shape import EA_436A
from onroll.policy.who_may_know.sending import Who

LETTER = Letter(
    code="confirm-destination",
    title="Confirmation by the receiving school or authority",
    to=Who.RECEIVING_SCHOOL,
    basis=EA_436A,
    needs=("child", "year_group", "link", "deadline_on"),
    rows=("40", "41"),
)
