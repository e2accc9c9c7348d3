"""Help to apply for a school place."""

from onroll.letters.shape import Letter
from onroll.policy.collaboration.policy_says import policy_says
from onroll.policy.who_may_know.sending import Who

LETTER = Letter(
    code="application-help",
    title="Help to apply for a school place",
    to=Who.PARENT,
    basis=policy_says("Failing to register at a new school"),
    needs=("child",),
    rows=("80", "83", "85"),
)
