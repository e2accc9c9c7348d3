"""Removal from roll: made out."""

from onroll.law.pupil_registration_2024.registers import place
from onroll.letters.shape import Letter
from onroll.policy.who_may_know.sending import Who

LETTER = Letter(
    code="removal-made-out",
    title="Removal from roll: made out",
    to=Who.SCHOOL_ON_ROLL,
    basis=place("reg.9(1)"),
    needs=("child", "ground", "asked_on", "meanwhile"),
    rows=("33", "43", "47"),
)
