"""Does a later roll bear out where the school said the pupil went?"""

from __future__ import annotations

from onroll.facts.answers import Truth

HEADING = "APPENDIX 1: CME PROCESS – REMOVAL FROM ROLL"
ROWS = ("44",)


def borne_out(stated_school: str, position: str, roll_school: str, left_school: str) -> Truth:
    """Yes when the child is on the stated school's roll; no when on another's; else nobody can say yet.

    Still on the roll of the school that is to remove the name says nothing: the name has not gone yet.
    """
    if position != "on_roll" or roll_school in ("", left_school) or not stated_school:
        return Truth.UNKNOWN
    return Truth.YES if roll_school == stated_school else Truth.NO
