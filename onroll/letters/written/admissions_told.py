"""Admissions told: failed to track."""

from onroll.letters.shape import Letter
from onroll.policy.collaboration.policy_says import policy_says
from onroll.policy.who_may_know.sending import Who

LETTER = Letter(
    code="admissions-told",
    title="Admissions told: failed to track",
    to=Who.ADMISSIONS,
    basis=policy_says("Children we have failed to track"),
    needs=("child", "born_on"),
    rows=("101",),
)
