"""Request to Housing for a flag."""

from onroll.letters.shape import Letter
from onroll.policy.collaboration.policy_says import policy_says
from onroll.policy.who_may_know.sending import Who

LETTER = Letter(
    code="housing-flag",
    title="Request to Housing for a flag",
    to=Who.PARTNER,
    basis=policy_says("Children we have failed to track"),
    needs=("child", "born_on", "deadline_on"),
    rows=("98",),
)
