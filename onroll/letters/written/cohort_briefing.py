"""Briefing on the starting cohort."""

from onroll.letters.shape import Letter
from onroll.policy.collaboration.policy_says import policy_says
from onroll.policy.who_may_know.sending import Who

LETTER = Letter(
    code="cohort-briefing",
    title="Briefing on the starting cohort",
    to=Who.PARTNER,
    basis=policy_says("Starting education"),
    needs=("born_from", "born_until", "closes_on", "offers_on"),
    rows=("62", "64"),
)
