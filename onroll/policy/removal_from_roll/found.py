"""A removal that is found rather than asked for: what is wrong with it, what the return lacks, and how late it came."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from onroll.law.pupil_registration_2024 import deletion_return_last_day, new_pupil_return_last_day
from onroll.policy.removal_from_roll.grounds import ASKED

HEADING = "Mid-year leavers"
ROWS = ("34", "35", "36")

NO_RETURN, NO_GROUND, NOT_ASKED, LATE, NO_DESTINATION, UNCONFIRMED = (
    "no_return", "no_ground", "not_asked", "late", "no_destination", "unconfirmed",
)  # fmt: skip
WORDS = {
    NO_RETURN: "the name is gone from the roll and no return has come",
    NO_GROUND: "no ground of regulation 9 is given",
    NOT_ASKED: "the pupil was not found, and the council was not asked before the name was removed",
    LATE: "the return came after the name was removed",
    NO_DESTINATION: "no destination is given",
    UNCONFIRMED: "the stated destination has not been confirmed in time",
}
FIELDS = {
    "ground": "the ground", "destination": "where the pupil went", "address": "the address",
    "parent": "a parent’s name",
    "phone": "an emergency telephone number",
}  # fmt: skip
"""What a deletion return holds, by reg 13(4)-(6), as far as a row can show it."""
ASKS = {
    NO_RETURN: "the return: the day the name was removed, the ground of regulation 9(1), and where the pupil went",
    NO_GROUND: "the ground of regulation 9(1) on which the name was removed",
    NOT_ASKED: "what was done to find the pupil, with dates and names, and when the council was asked",
    LATE: "why the return came after the name was removed",
    NO_DESTINATION: "where the pupil went: the school, the authority or the address",
    UNCONFIRMED: "what shows that the pupil has come to the place you named",
}
"""What the school is asked for, by what is wrong."""
ASKED_BY_CONCERN = frozenset({"ground", "destination"})
"""The fields of a return that the words above ask for already."""
LEADS_NOWHERE = frozenset({"", "unknown"})
NEEDS_NO_DESTINATION = frozenset("klj")
"""Died, over school age, or detained: nobody goes to a school."""


@dataclass(frozen=True, slots=True)
class Removal:
    """One name gone from one roll. `told_on`: when the council was told; nothing when no return has come.

    missing: the fields of the return that are blank. agreed: the council agreed to it before, on a request.
    overdue: the time to confirm a stated destination has passed.
    """

    child: str
    school: str
    left_on: date | None
    told_on: date | None
    ground: str = ""
    destination: str = ""
    missing: tuple[str, ...] = ()
    agreed: bool = False
    overdue: bool = False
    with_the_year: bool = False
    """Whether the pupil left the oldest class with the end of the school year: no return is owed."""


def is_late(one: Removal) -> bool:
    """Row 34: did the return come after the deletion?"""
    if one.left_on is None or one.told_on is None or one.with_the_year:
        return False
    return one.told_on > deletion_return_last_day(one.left_on)


def addition_is_late(entered_on: date, told_on: date) -> bool:
    """Row 35: did the return of a new pupil come after the fifth day?"""
    return told_on > new_pupil_return_last_day(entered_on)


def concerns(one: Removal) -> tuple[str, ...]:
    """Everything that is wrong with a removal, gravest first; empty when nothing is seen against it."""
    if one.agreed:
        return ()
    if one.told_on is None:
        return (NO_RETURN,)
    ground = ASKED.get(one.ground)
    found = {
        NO_GROUND: ground is None,
        NOT_ASKED: ground is not None and not ground.located,
        NO_DESTINATION: _leads_nowhere(one),
        LATE: is_late(one),
        UNCONFIRMED: one.overdue,
    }
    return tuple(code for code, is_so in found.items() if is_so)


def challenge(one: Removal, accounted_for: bool) -> str:
    """Why the school is asked, in words; empty when it is not: the child is accounted for, or nothing is wrong."""
    found = () if accounted_for else concerns(one)
    return "; ".join(WORDS[code] for code in found)


def asked_of_school(one: Removal) -> tuple[str, ...]:
    """What the letter to the school asks for: what answers each thing that is wrong, and what its return left blank."""
    wrong = concerns(one)
    blank = () if NO_RETURN in wrong else tuple(name for name in one.missing if name not in ASKED_BY_CONCERN)
    return (*(ASKS[code] for code in wrong), *(FIELDS[name] for name in blank))


def _leads_nowhere(one: Removal) -> bool:
    nowhere = one.destination in LEADS_NOWHERE
    return nowhere and one.ground not in NEEDS_NO_DESTINATION and one.ground != "f"
