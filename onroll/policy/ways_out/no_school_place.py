"""What the reason for refusing an application says, and how a child without a place is worked back to one."""

from __future__ import annotations

from onroll.facts.case import CaseFile
from onroll.facts.situation import Admission
from onroll.policy.collaboration.endings import ENDINGS, PLACE
from onroll.policy.collaboration.every_case import FIRST, LAST
from onroll.policy.collaboration.policy_says import policy_says
from onroll.policy.pathway import Outcome, Pathway, Question, Step
from onroll.policy.ways_in.routes import BACK_AT_ONCE

HEADING = "Parents are unable to find a school place"

NO_PLACE_ANYWHERE = ("no place", "no vacanc", "no school", "difficult", "distance", "all full", "challenging")


def refusal_says(reason: str) -> Admission:
    """A refusal is of a preference unless its reason says that no place could be found at all."""
    found = any(words in reason.lower() for words in NO_PLACE_ANYWHERE)
    return Admission.REFUSED_DIFFICULTY if found else Admission.REFUSED_PREFERENCE


def old_school_still_nearest(file: CaseFile) -> bool:
    """Whether it was found that the school nearest to the new home is the old one."""
    return bool(file.said(HOUSE_MOVE.code, "nearest") == "same")


HOUSE_MOVE = Step(
    "house-move",
    "Moved within the city? Check whether the old school is still the nearest",
    "If it is, Admissions tells the parents that the child stays enrolled there: nothing is removed from the roll.",
    rows=("27", "82"),
    who="admissions",
    citation=policy_says(HEADING),
    asks=(
        Question(
            "nearest",
            "What was found",
            "choice",
            (
                ("not_moved", "The family has not moved"),
                ("same", "The old school is still the nearest: the child stays enrolled"),
                ("other", "Another school is nearer"),
            ),
        ),
    ),
)
NEAREST_PLACE = Step(
    "nearest-place",
    "Find the nearest school with a place in the year group",
    "Admissions offers the nearest school with a place, which need not be the one preferred.",
    rows=("70", "71", "81"),
    who="admissions",
    citation=policy_says(HEADING),
    asks=(
        Question("school", "Nearest school with a place", "school", needed=False),
        Question("as_at", "Day the vacancies are of", "day", needed=False),
        Question("because", "If not the nearest, or none: why", "long", needed=False),
    ),
)
STAYS_ENROLLED = Outcome(
    "stays_enrolled",
    "Stays enrolled at the old school, which is still the nearest",
    done=(HOUSE_MOVE.code,),
    forbids=lambda file: not old_school_still_nearest(file) or file.position != "on_roll",
    forbidden="the old school must be the nearest still, and the child on its roll",
)
PATHWAY = Pathway(
    "no_school_place",
    "Without a school place",
    HEADING,
    (*FIRST, HOUSE_MOVE, NEAREST_PLACE, *BACK_AT_ONCE, *LAST),
    (PLACE, STAYS_ENROLLED, *ENDINGS),
    rows=("81", "82", "83", "85", "86", "87"),
)
