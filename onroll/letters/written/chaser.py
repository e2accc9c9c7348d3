"""Reminder to a partner who has not answered."""

from onroll.letters.shape import Letter
from onroll.policy.scope.shape import EA_436A
from onroll.policy.who_may_know.sending import Kind, Who

LETTER = Letter(
    code="chaser",
    title="Reminder to a partner who has not answered",
    to=Who.PARTNER,
    basis=EA_436A,
    needs=("child", "first_asked_on", "asked_of", "deadline_on"),
    rows=("93", "37"),
    kind=Kind.ENQUIRY,
)
