"""Looked-after children: the virtual school secures the place."""

from onroll.policy.collaboration.policy_says import policy_says
from onroll.policy.deadlines.local import PARTNER_REPLY
from onroll.policy.pathway import Question, Step
from onroll.policy.ways_in.route import Route

HEADING = "Routes into education for children of compulsory school age"

ROUTE = Route(
    "virtual_school",
    "Virtual school",
    "Virtual School",
    "partner",
    (
        Step(
            "virtual-school-asked",
            "Ask the virtual school to secure a place",
            "The virtual school acts for every child looked after by the council.",
            rows=("87",),
            who="partner",
            citation=policy_says(HEADING),
            clock=PARTNER_REPLY,
            starts="route",
            sends=True,
            letter="enquiry",
            asks=(
                Question("school", "School", "school"),
                Question("starts_on", "Day the place starts", "day", ahead=True, needed=False),
            ),
        ),
    ),
)
