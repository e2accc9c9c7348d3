"""What a leaver's return says about where the child went, and how such a case is worked."""

from __future__ import annotations

from onroll.facts.situation import Roll
from onroll.policy.collaboration.endings import ENDINGS, PLACE
from onroll.policy.collaboration.every_case import FIRST, LAST
from onroll.policy.collaboration.policy_says import policy_says
from onroll.policy.deadlines.local import DESTINATION_CONFIRMED as TRANSIT
from onroll.policy.deadlines.local import PARTNER_REPLY
from onroll.policy.pathway import Pathway, Question, Step
from onroll.policy.ways_in.routes import BACK_TO_SCHOOL

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


LAST_SCHOOL_ASKED = Step(
    "last-school-asked",
    "Ask the last school: the ground, the last day, where the child was said to go",
    "A school must give the council these no later than the day it removes the name.",
    rows=("36", "37"),
    who="school",
    citation=policy_says(HEADING),
    clock=PARTNER_REPLY,
    asks=(
        Question("ground", "Ground for removal (a letter of regulation 9)", needed=False),
        Question("last_day", "Last day at the school", "day", needed=False),
        Question("destination", "Where the school says the child went", "long"),
    ),
    sends=True,
    letter="removal-query",
)
DESTINATION_CONFIRMED = Step(
    "destination-confirmed",
    "Ask the stated school or authority whether it has the child",
    "A stated place is a statement: the child is on the way until the place says that it has them.",
    rows=("23", "40", "41"),
    who="partner",
    citation=policy_says(HEADING),
    clock=TRANSIT,
    asks=(
        Question("asked", "Who was asked"),
        Question(
            "answer",
            "Answer",
            "choice",
            (("has", "Has the child"), ("has_not", "Does not have the child"), ("unknown", "Cannot say")),
        ),
        Question("said_by", "Who answered, and when", needed=False),
    ),
    sends=True,
    letter="confirm-destination",
)
PATHWAY = Pathway(
    "mid_year_leavers",
    "Left a school, and not known to be at another",
    HEADING,
    (*FIRST, LAST_SCHOOL_ASKED, DESTINATION_CONFIRMED, *BACK_TO_SCHOOL, *LAST),
    (PLACE, *ENDINGS),
    rows=("24", "36", "37"),
)
