"""What a leaver's return says about where the child went."""

from __future__ import annotations

from onroll.facts.situation import Roll

HEADING = "Mid-year leavers"

NOBODY_KNOWS = frozenset({"h", "i"})
"""SI 2024/208 reg 9(1)(h) and (i): school and council together could not find the child."""
HOME_EDUCATION = "f"
STATED = {
    "school": Roll.LEFT_FOR_SCHOOL,
    "other_la": Roll.LEFT_FOR_LA,
    "abroad": Roll.LEFT_FOR_ABROAD,
    "home_education": Roll.LEFT_FOR_HOME,
    "never_here": Roll.LEFT_SILENT,
}


def destination_says(ground: str, destination: str, school_is_elsewhere: bool) -> Roll:
    """Where a return leaves the child: a stated place is in transit until confirmed; none stated is unknown.

    ground: a letter of reg 9(1), or "". destination: a `destination_kind`, "never_here" or "".
    """
    if ground in NOBODY_KNOWS:
        return Roll.LEFT_UNKNOWN
    if ground == HOME_EDUCATION and destination in ("", "unknown"):
        return Roll.LEFT_FOR_HOME
    if destination == "school" and school_is_elsewhere:
        return Roll.LEFT_FOR_LA
    return STATED.get(destination, Roll.LEFT_UNKNOWN)
