"""A place has not been taken up."""

from onroll.letters.shape import Letter
from onroll.policy.collaboration.policy_says import policy_says
from onroll.policy.who_may_know.sending import Who

LETTER = Letter(
    code="place-not-taken-up",
    title="A place has not been taken up",
    to=Who.SCHOOL_ON_ROLL,
    basis=policy_says("Failing to register at a new school"),
    needs=("child", "place_on", "deadline_on"),
    rows=("78",),
)
