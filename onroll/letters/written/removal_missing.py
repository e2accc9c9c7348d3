"""Removal from roll: something is missing."""

from onroll.law.pupil_registration_2024.registers import place
from onroll.letters.shape import Letter
from onroll.policy.who_may_know.sending import Who

LETTER = Letter(
    code="removal-missing",
    title="Removal from roll: something is missing",
    to=Who.SCHOOL_ON_ROLL,
    basis=place("reg.9(1)"),
    needs=("child", "ground", "asked_on", "missing", "meanwhile", "deadline_on"),
    rows=("33", "37", "43"),
)
