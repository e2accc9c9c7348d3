"""Referral to the Children's Resource Service."""

from onroll.letters.shape import Letter
from onroll.policy.collaboration.policy_says import policy_says
from onroll.policy.who_may_know.sending import Who

LETTER = Letter(
    code="crs-referral",
    title="Referral to the Children's Resource Service",
    to=Who.CRS,
    basis=policy_says("Children's Resource Service"),
    needs=("child", "born_on", "reasons", "last_seen"),
    rows=("97", "99", "100", "52"),
)
