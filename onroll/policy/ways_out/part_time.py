"""A registered child not taught full time, or registered at two schools: agreed, dated, and looked at again."""

from onroll.facts.case import CaseFile
from onroll.policy.collaboration.endings import ENDINGS
from onroll.policy.collaboration.every_case import LAST, SAFE_CONTACT, SOCIAL_CARE_TOLD
from onroll.policy.collaboration.policy_says import policy_says
from onroll.policy.pathway import Outcome, Pathway, Question, Step

HEADING = "Scope"


def at_two_schools(file: CaseFile) -> bool:
    """Whether the arrangement is a registration at two schools."""
    return bool(file.said(ARRANGEMENT.code, "kind") == "dual")


ARRANGEMENT = Step(
    "arrangement-known",
    "Ask the school what is arranged, for how long, and whether the parent agreed",
    "A child on a roll is not missing education, but one taught for part of the week may become so unseen.",
    rows=("3",),
    who="school",
    citation=policy_says(HEADING),
    asks=(
        Question("kind", "What is arranged", "choice",
                 (("part_time", "Part-time timetable"), ("flexi", "Partly taught at home"),
                  ("off_site", "Taught elsewhere for part of the week"), ("dual", "Registered at two schools"))),
        Question("hours", "Hours a week", "number", needed=False),
        Question("until", "Last day it is meant for", "day", ahead=True, needed=False),
        Question("agreed", "The parent agreed in writing", "yes_no"),
    ),
    sends=True,
)  # fmt: skip
BOTH_SCHOOLS = Step(
    "both-schools-asked",
    "Ask both schools which of them expects the child on which days",
    "Of two schools each may believe that the other has the child. Neither may remove the name alone.",
    rows=("3",),
    who="school",
    citation=policy_says(HEADING),
    when=at_two_schools,
    asks=(
        Question("main", "Main school", "school"),
        Question("other", "Other school", "school"),
        Question("days", "Who expects the child when", "long"),
    ),
    sends=True,
)
FULL_TIME_PLANNED = Step(
    "full-time-planned",
    "Agree the day of full-time education, or when it is looked at again",
    "An arrangement without an end is the loss of a place by degrees.",
    rows=("29", "31"),
    who="school",
    citation=policy_says("School Attendance and Support Team"),
    after=(ARRANGEMENT.code,),
    asks=(
        Question("full_time_on", "Day of full-time education", "day", ahead=True, needed=False),
        Question("look_again_on", "Day to look again", "day", ahead=True),
    ),
)
FULL_TIME = Step(
    "full-time-again",
    "Confirm that the child is taught full time, as agreed",
    "The case may close once the child is taught full time at the school, or at the two together.",
    rows=("3",),
    who="school",
    citation=policy_says(HEADING),
    after=(FULL_TIME_PLANNED.code,),
    asks=(Question("since", "Since", "day"), Question("shown_by", "Shown by")),
    skip="never",
)
PATHWAY = Pathway(
    "part_time",
    "Not taught full time, or at two schools",
    HEADING,
    (SAFE_CONTACT, SOCIAL_CARE_TOLD, ARRANGEMENT, BOTH_SCHOOLS, FULL_TIME_PLANNED, FULL_TIME, *LAST),
    (
        Outcome("full_time", "Taught full time", done=(FULL_TIME.code,)),
        *(one for one in ENDINGS if one.code != "enrolled"),
    ),
    rows=("3",),
)
