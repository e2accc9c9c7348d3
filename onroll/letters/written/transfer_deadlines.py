"""Transfer group deadlines for colleagues."""

from onroll.letters.shape import Letter
from onroll.policy.collaboration.policy_says import policy_says
from onroll.policy.who_may_know.sending import Who

LETTER = Letter(
    code="transfer-deadlines",
    title="Transfer group deadlines for colleagues",
    to=Who.PARTNER,
    basis=policy_says("Starting education"),
    needs=("born_from", "born_until", "closes_on", "offers_on"),
    rows=("63",),
)
