"""Which children are watched for while nobody looks for them, and what counts as hearing of one again.

The policy asks that "if the child becomes known in the future to any colleagues" the senior officer be alerted. So any
row about a child we failed to track is news, wherever it places them. Of a child confirmed to have left the area only
a row that places them here again is news.
"""

from __future__ import annotations

from datetime import date

from onroll.facts.situation import Closing
from onroll.law.education_act_1996 import of_compulsory_school_age

HEADING = "Children we have failed to track"

FAILED_TO_TRACK, LEFT_AREA, SEALED = "failed_to_track", "left_area", "sealed"
ASLEEP = {
    Closing.FAILED_TO_TRACK: FAILED_TO_TRACK,
    Closing.ABROAD: LEFT_AREA,
    Closing.ELSEWHERE: LEFT_AREA,
}
FAINTER_BY = 2.0
"""How much less two identities need weigh for a row to be shown beside a sleeping child than for any other pair to
be put to a person, as a logarithm to base 2 of the odds: four times less likely, and still worth a look."""

NO_SIGN = {"closure": None, "lookup": {"no"}, "other_authority": {"not_known"}, "adoption": None}
"""Claims that tell of our own looking, not of the child: (kind, the codes that do; None is every code)."""


def is_a_sign(kind: str, code: str) -> bool:
    """Does a claim of this kind show that somebody knows of the child?"""
    if kind == "roll_check":
        return code == "on_roll"
    told = NO_SIGN.get(kind, set())
    return told is not None and code not in told


def is_watched(dob: date | None, on: date) -> bool:
    """The watch is kept until school age ends; a child whose birthday is not known is watched."""
    return dob is None or of_compulsory_school_age(dob, on) != "after"
