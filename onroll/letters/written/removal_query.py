"""Query about a removal we were not asked about."""

from onroll.law.pupil_registration_2024.registers import place
from onroll.letters.shape import Letter
from onroll.policy.who_may_know.sending import Who

LETTER = Letter(
    code="removal-query",
    title="Query about a removal we were not asked about",
    to=Who.LAST_SCHOOL,
    basis=place("reg.13(4)"),
    needs=("child", "left_on", "missing", "deadline_on"),
    rows=("33", "34", "36", "37"),
)
