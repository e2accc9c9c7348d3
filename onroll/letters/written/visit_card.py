"""Card left at a visit."""

from onroll.letters.shape import Letter
from onroll.policy.scope.shape import EA_436A
from onroll.policy.who_may_know.sending import Kind, Who

LETTER = Letter(
    code="visit-card",
    title="Card left at a visit",
    to=Who.PARENT,
    basis=EA_436A,
    needs=("visit",),
    rows=("93.3",),
    kind=Kind.VISIT,
)
