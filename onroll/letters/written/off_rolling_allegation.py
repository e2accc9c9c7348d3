"""Off-rolling allegation: right of reply."""

from onroll.letters.shape import Letter
from onroll.policy.collaboration.policy_says import policy_says
from onroll.policy.who_may_know.sending import Who

LETTER = Letter(
    code="off-rolling-allegation",
    title="Off-rolling allegation: right of reply",
    to=Who.SCHOOL_ON_ROLL,
    basis=policy_says("Off Rolling"),
    needs=("child", "allegation", "evidence", "deadline_on"),
    rows=("49", "50"),
)
