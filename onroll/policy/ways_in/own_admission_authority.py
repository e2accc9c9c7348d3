"""A school that is its own admission authority: it decides, and tells the council of every application."""

from onroll.law.admissions import IN_YEAR_RULES
from onroll.policy.deadlines.statutory import IN_YEAR_NOTICE_TO_COUNCIL
from onroll.policy.pathway import Question, Step
from onroll.policy.ways_in.application import application
from onroll.policy.ways_in.route import Route

HEADING = "Routes into education for children of compulsory school age"

MADE, DECIDED, REFUSED, ANSWERED = application("own-application", "school")
COUNCIL_TOLD = Step(
    "own-council-told",
    "The school tells the council of the application",
    "As soon as it can, aiming for two school days, so that no child without a place goes unseen.",
    rows=("84",),
    who="school",
    citation=next(clause.citation for clause in IN_YEAR_RULES if clause.code == "tell-the-council"),
    clock=IN_YEAR_NOTICE_TO_COUNCIL,
    starts=f"{MADE.code}.received_on",
    after=(MADE.code,),
    each=MADE.code,
    asks=(Question("told_on", "Day the council was told", "day"),),
)
ROUTE = Route(
    "own_admission_authority",
    "A school that is its own admission authority",
    "The school, watched by the School Admissions Team",
    "school",
    (MADE, COUNCIL_TOLD, DECIDED, REFUSED, ANSWERED),
    rows=("84", "87"),
)
