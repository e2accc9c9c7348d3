"""Overview of education in England."""

from onroll.letters.shape import Letter
from onroll.policy.collaboration.policy_says import policy_says
from onroll.policy.who_may_know.sending import Who

LETTER = Letter(
    code="education-overview",
    title="Overview of education in England",
    to=Who.PARENT,
    basis=policy_says("Failing to register at a new school"),
    rows=("80",),
)
