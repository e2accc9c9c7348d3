"""Change of address passed to the school."""

from onroll.letters.shape import Letter
from onroll.policy.collaboration.policy_says import policy_says
from onroll.policy.who_may_know.sending import Who

LETTER = Letter(
    code="address-update",
    title="Change of address passed to the school",
    to=Who.SCHOOL_ON_ROLL,
    basis=policy_says("Policy Commitments"),
    needs=("child", "new_address", "moved_on"),
    rows=("27",),
)
