"""Who a letter is for and what became of it, in an officer's words."""

from __future__ import annotations

from onroll.policy.who_may_know.sending import PEOPLE, Tells, Who
from onroll.register.models import Letter
from onroll.register.models.letter import CANCELLED

WHO = {
    Who.PARENT: "A parent or carer", Who.OTHER_PERSON: "Another person", Who.LAST_SCHOOL: "The last school",
    Who.SIBLINGS_SCHOOL: "A brother’s or sister’s school", Who.SCHOOL_ON_ROLL: "The school with the child on roll",
    Who.RECEIVING_SCHOOL: "The receiving school", Who.AUTHORITY: "Another authority", Who.PARTNER: "A partner",
    Who.ADMISSIONS: "Admissions", Who.CRS: "The Children’s Resource Service", Who.POLICE: "The police",
}  # fmt: skip
TELLS = {Tells.ADDRESS: "an address", Tells.RECEIVING_SCHOOL: "the receiving school"}
STATES = {
    "drafted": ("Draft", "blue"), "sending": ("Not known whether it went", "red"), "sent": ("Sent", "green"),
    "printed": ("Filed to be printed", "green"), "cancelled": ("Cancelled", "grey"),
}  # fmt: skip
OUTCOMES = {"allowed": ("May leave", "green"), "held": ("Held", "yellow"), "refused": ("Refused", "red")}
CALLED_BACK = ("Called back: not posted", "grey")
BODIES = tuple(one for one in Who if one not in PEOPLE)


def state_of(letter: Letter) -> tuple[str, str]:
    """What became of a letter in words, and the colour of its tag."""
    return CALLED_BACK if letter.state == CANCELLED and letter.sha256 else STATES[letter.state]
