"""A child excluded for good: taught from the sixth school day, and found another school."""

from datetime import date

from onroll.facts.case import CaseFile
from onroll.policy.collaboration.endings import ENDINGS, PLACE
from onroll.policy.collaboration.every_case import (
    LAST,
    RECORDS_LOOKED_AT,
    SAFE_CONTACT,
    SOCIAL_CARE_TOLD,
)
from onroll.policy.deadlines.statutory import EXCLUSION_PROVISION, SUSPENSION_PROVISION
from onroll.policy.pathway import Outcome, Pathway, Question, Step
from onroll.policy.ways_in.routes import BACK_AT_ONCE

HEADING = "Permanent Exclusions"
SUSPENDED = "suspension"


def only_suspended(file: CaseFile) -> bool:
    """Whether what the school did turned out to be a suspension: the school still owes the teaching."""
    return bool(file.said(KNOWN.code, "kind") == SUSPENDED)


def excluded(file: CaseFile) -> bool:
    """Whether the child is excluded for good, as far as anybody has said: the council owes the teaching."""
    return not only_suspended(file)


def excluded_since(file: CaseFile) -> date | None:
    """The day from which the register itself shows the child as excluded without provision."""
    return file.since if file.position == "excluded_without_provision" else None


KNOWN = Step(
    "exclusion-known",
    "Ask the school for the first day of the exclusion, and how far its review has come",
    "The sixth school day is counted from the first day the child was kept away. The name stays on the roll until the"
    " governors' and the independent review are over or waived.",
    rows=("90", "91"),
    who="school",
    citation=EXCLUSION_PROVISION.citation,
    asks=(
        Question("kind", "What it is", "choice",
                 (("permanent", "Permanent exclusion"), (SUSPENDED, "Suspension"))),
        Question("first_day", "First day kept away", "day"),
        Question("school", "School", "school", needed=False),
        Question("review", "Reviews", "choice",
                 (("open", "Not over yet"), ("over", "Over, or waived"), ("unknown", "Not known")), needed=False),
    ),
)  # fmt: skip
PROVIDED = (
    Question("provider", "Who teaches the child"),
    Question("from_day", "First day taught", "day", ahead=True),
    Question("hours", "Hours a week", "number"),
)
SCHOOL_TEACHES = Step(
    "school-teaches",
    "Confirm that the school teaches the child from the sixth school day of the suspension",
    "The school must arrange full-time education from the sixth school day.",
    rows=("90",),
    who="school",
    citation=SUSPENSION_PROVISION.citation,
    clock=SUSPENSION_PROVISION,
    starts=f"{KNOWN.code}.first_day",
    after=(KNOWN.code,),
    when=only_suspended,
    asks=PROVIDED,
    skip="never",
)
COUNCIL_TEACHES = Step(
    "council-teaches",
    "Arrange full-time education from the sixth school day of the exclusion",
    "The council must arrange it. A child without it counts in the month's data.",
    rows=("91", "92"),
    citation=EXCLUSION_PROVISION.citation,
    clock=EXCLUSION_PROVISION,
    starts=f"{KNOWN.code}.first_day",
    known_from=excluded_since,
    when=excluded,
    asks=PROVIDED,
    skip="never",
)
TAUGHT_IN_SUSPENSION = Outcome(
    "suspension_taught",
    "A suspension, and the school teaches the child",
    done=(KNOWN.code, SCHOOL_TEACHES.code),
    forbids=excluded,
    forbidden="it is not known to be a suspension",
)
PATHWAY = Pathway(
    "permanent_exclusion",
    "Excluded, without education arranged",
    HEADING,
    (
        SAFE_CONTACT,
        SOCIAL_CARE_TOLD,
        KNOWN,
        SCHOOL_TEACHES,
        COUNCIL_TEACHES,
        RECORDS_LOOKED_AT,
        *BACK_AT_ONCE,
        *LAST,
    ),
    (PLACE, TAUGHT_IN_SUSPENSION, *ENDINGS),
    rows=("90", "91", "92"),
)
