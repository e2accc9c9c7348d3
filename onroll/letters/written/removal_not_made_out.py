"""Removal from roll: not made out."""

from onroll.law.pupil_registration_2024.registers import place
from onroll.letters.shape import Letter
from onroll.policy.who_may_know.sending import Who

LETTER = Letter(
    code="removal-not-made-out",
    title="Removal from roll: not made out",
    to=Who.SCHOOL_ON_ROLL,
    basis=place("reg.9(1)"),
    needs=("child", "ground", "asked_on", "reasons", "meanwhile"),
    rows=("33", "48"),
)
