"""A child known here who has not started school though of school age."""

from onroll.policy.collaboration.endings import ENDINGS, PLACE
from onroll.policy.collaboration.every_case import FIRST, LAST
from onroll.policy.pathway import Pathway
from onroll.policy.ways_in.routes import BACK_TO_SCHOOL

HEADING = "Starting education"

PATHWAY = Pathway(
    "starting_education",
    "Has not started school",
    HEADING,
    (*FIRST, *BACK_TO_SCHOOL, *LAST),
    (PLACE, *ENDINGS),
    rows=("64", "65", "67", "68"),
)
