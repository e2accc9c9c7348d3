"""A child with a place who has not started at the school."""

from onroll.policy.collaboration.endings import ENDINGS, PLACE
from onroll.policy.collaboration.every_case import FIRST, LAST
from onroll.policy.collaboration.policy_says import policy_says
from onroll.policy.deadlines.local import PARTNER_REPLY
from onroll.policy.pathway import Pathway, Question, Step
from onroll.policy.ways_in.routes import BACK_TO_SCHOOL

HEADING = "Failing to register at a new school"

ADMISSIONS_ASKED = Step(
    "admissions-asked",
    "Ask Admissions what came of their first word with the family, and whether the offer stands",
    "Admissions holds the offer and speaks to the family first. What they cannot move on comes back here.",
    rows=("76", "77"),
    who="admissions",
    citation=policy_says(HEADING),
    clock=PARTNER_REPLY,
    asks=(
        Question(
            "state",
            "What came of it",
            "choice",
            (("will_start", "The child will start"), ("stuck", "It cannot be moved on: back to the CME officer"),
             ("withdrawn", "The offer is withdrawn")),
        ),
        Question("starts_on", "Day the child will start", "day", ahead=True, needed=False),
    ),
    sends=True,
)  # fmt: skip
SCHOOL_TOLD = Step(
    "school-told",
    "Tell the school what to do while the place is not taken up",
    "Schools are told the procedure case by case, so that nobody is quietly dropped from a list of new pupils.",
    rows=("78",),
    who="school",
    citation=policy_says("Policy Commitments"),
    asks=(Question("school", "School", "school"),),
    letter="place-not-taken-up",
)
PATHWAY = Pathway(
    "failing_to_register",
    "Has a place and has not started",
    HEADING,
    (*FIRST, ADMISSIONS_ASKED, SCHOOL_TOLD, *BACK_TO_SCHOOL, *LAST),
    (PLACE, *ENDINGS),
    rows=("76", "77", "78", "79", "80", "81"),
)
