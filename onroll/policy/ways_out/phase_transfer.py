"""A child who has finished one school and is on no roll of the next."""

from onroll.policy.collaboration.endings import ENDINGS, PLACE
from onroll.policy.collaboration.every_case import FIRST, LAST
from onroll.policy.collaboration.policy_says import policy_says
from onroll.policy.pathway import Pathway, Question, Step
from onroll.policy.ways_in.routes import BACK_TO_SCHOOL

HEADING = "Phase transfer"

ROLLS_LOOKED_AT = Step(
    "rolls-looked-at",
    "Check whether the rolls of neighbouring and independent schools are in",
    "Residents are taught in neighbouring and independent schools too. Until their rolls are in nobody can say that"
    " the child has not moved up.",
    rows=("74", "75"),
    citation=policy_says(HEADING),
    asks=(
        Question(
            "outstanding",
            "Still to come",
            "choice",
            (
                ("none", "All are in"),
                ("neighbour", "A neighbour's"),
                ("independent", "An independent school's"),
            ),
        ),
        Question("asked_again", "Who was asked again", needed=False),
    ),
)
PLACE_ALLOCATED = Step(
    "place-allocated",
    "Ask Admissions to allocate the nearest school with a place",
    "Where nobody has applied and no reason is known, or every offer was refused and no other plan is known,"
    " Admissions allocates a place.",
    rows=("69", "70", "71"),
    who="admissions",
    citation=policy_says(HEADING),
    asks=(
        Question(
            "because",
            "Why",
            "choice",
            (("no_application", "No application, and no reason known"),
             ("all_refused", "All offers refused, and no plan known")),
        ),
        Question("proposed", "School proposed", "school", needed=False),
        Question("allocated", "School allocated", "school"),
        Question("allocated_on", "Day it was allocated", "day"),
    ),
    sends=True,
)  # fmt: skip
PATHWAY = Pathway(
    "phase_transfer",
    "Has not moved up to the next school",
    HEADING,
    (*FIRST, ROLLS_LOOKED_AT, PLACE_ALLOCATED, *BACK_TO_SCHOOL, *LAST),
    (PLACE, *ENDINGS),
    rows=("69", "72", "73", "75"),
)
