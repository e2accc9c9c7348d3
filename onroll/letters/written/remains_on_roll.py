"""The pupil remains on roll."""

from onroll.law.pupil_registration_2024.registers import place
from onroll.letters.shape import Letter
from onroll.policy.who_may_know.sending import Who

LETTER = Letter(
    code="remains-on-roll",
    title="The pupil remains on roll",
    to=Who.SCHOOL_ON_ROLL,
    basis=place("reg.9(1)"),
    needs=("child", "reasons", "meanwhile"),
    rows=("48", "82"),
)
