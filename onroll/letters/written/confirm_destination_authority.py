"""Confirmation by the receiving authority."""

from onroll.letters.shape import Letter
from onroll.policy.scope.shape import EA_436A
from onroll.policy.who_may_know.sending import Who

LETTER = Letter(
    code="confirm-destination-authority",
    title="Confirmation by the receiving authority",
    to=Who.AUTHORITY,
    basis=EA_436A,
    needs=("child", "year_group", "authority", "link", "deadline_on"),
    rows=("41",),
)
