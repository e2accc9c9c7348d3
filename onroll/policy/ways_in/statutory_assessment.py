"""Special educational needs: the council's plan names the school."""

from onroll.facts.citation import Citation
from onroll.policy.deadlines.local import PARTNER_REPLY
from onroll.policy.pathway import Question, Step
from onroll.policy.ways_in.route import Route

HEADING = "Routes into education for children of compulsory school age"
PLAN = Citation("Children and Families Act 2014", "s.43", None, None, "unconfirmed")

ROUTE = Route(
    "statutory_assessment",
    "Education, health and care plan or assessment",
    "SEND team",
    "partner",
    (
        Step(
            "send-asked",
            "Ask the SEND team for a school, and for teaching meanwhile",
            "A child with a plan gets a place by the plan, not by an application. Until then the council owes"
            " education.",
            rows=("87",),
            who="partner",
            clock=PARTNER_REPLY,
            starts="route",
            sends=True,
            letter="enquiry",
            asks=(
                Question("answer", "What the SEND team says", "long"),
                Question("meanwhile", "Teaching meanwhile", "long", needed=False),
            ),
        ),
        Step(
            "school-named",
            "The plan names a school",
            "The school named in a plan must admit the child.",
            rows=("87",),
            who="partner",
            citation=PLAN,
            after=("send-asked",),
            asks=(
                Question("school", "School named", "school"),
                Question("starts_on", "Day the place starts", "day", ahead=True, needed=False),
            ),
        ),
    ),
)
