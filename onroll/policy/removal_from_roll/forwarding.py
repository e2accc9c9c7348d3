"""Does a later roll bear out where the school said the pupil went?"""

from __future__ import annotations

from onroll.facts.answers import Truth

HEADING = "APPENDIX 1: CME PROCESS – REMOVAL FROM ROLL"
ROWS = ("44",)


def borne_out(stated_school: str, position: str, roll_school: str, left_school: str) -> Truth:
    """Yes when the child is on the stated school's roll; no when on another's; else nobody can say yet."""
    if position != "on_roll" or not roll_school:
        return Truth.UNKNOWN
    if roll_school == left_school:
        return Truth.NO
    return Truth.UNKNOWN if not stated_school else Truth.YES if roll_school == stated_school else Truth.NO
