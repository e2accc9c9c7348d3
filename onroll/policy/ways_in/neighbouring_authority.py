"""A school of a neighbouring authority: the application goes there, and the child stays ours to find."""

from onroll.policy.collaboration.policy_says import policy_says
from onroll.policy.deadlines.local import PARTNER_REPLY
from onroll.policy.pathway import Question, Step
from onroll.policy.ways_in.route import Route

HEADING = "Routes into education for children of compulsory school age"

ROUTE = Route(
    "neighbouring_authority",
    "A school of a neighbouring authority",
    "The neighbouring authority's admissions, watched by the Senior CME Officer",
    "partner",
    (
        Step(
            "neighbour-asked",
            "Ask the neighbouring authority what became of the application",
            "The child lives here, so the duty to find a place stays here until they have started.",
            rows=("87",),
            who="partner",
            citation=policy_says(HEADING),
            clock=PARTNER_REPLY,
            starts="route",
            sends=True,
            letter="enquiry",
            asks=(
                Question("authority", "Authority"),
                Question("result", "Outcome", "choice",
                         (("offered", "A place is offered"), ("refused", "Refused"), ("pending", "Not decided yet"))),
                Question("school", "School", "school", needed=False),
                Question("reason", "Reason for a refusal", "long", needed=False),
            ),
        ),
    ),
)  # fmt: skip
