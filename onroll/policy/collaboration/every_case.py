"""The steps that every way out shares, declared once: each pathway takes those it needs, in its own order."""

from __future__ import annotations

from dataclasses import replace

from onroll.facts.case import CaseFile
from onroll.facts.citation import citation_of
from onroll.law.education_act_1996 import ATTENDANCE_ORDER_STEPS, not_receiving_education
from onroll.policy.at_risk.reasons import same_day
from onroll.policy.collaboration.barriers import standing_barriers
from onroll.policy.collaboration.policy_says import policy_says
from onroll.policy.deadlines.local import ENQUIRE_SAME_DAY, NOTICED
from onroll.policy.pathway import Question, Step

HEADING = "Collaboration with other services"
FALLING_OUT = "Ways in which a child can fall out of the education system"
FAMILY_SAYS = (
    ("place", "The child lives here and needs a school place"), ("at_school", "The child is at a school"),
    ("home", "The child is taught at home"), ("moved", "They have moved to another authority"),
    ("abroad", "They have moved abroad"), ("not_reached", "The family could not be reached"),
)  # fmt: skip
NO_PLACE_WANTED = frozenset({"at_school", "home", "moved", "abroad"})
KNOWN_TO_SOCIAL_CARE = frozenset({"CP", "CIN", "LAC", "CFF"})


def nobody_answered(file: CaseFile) -> bool:
    """Whether the safe-contact questions about the child have not been answered at all."""
    return not file.of("safe_contact")


def at_risk(file: CaseFile) -> bool:
    """Whether the child is known to social care, or there is a reason to hurry the same day."""
    return (
        bool(KNOWN_TO_SOCIAL_CARE & set(file.flags))
        or same_day(file.flags)
        or bool(file.of("immediate_risk"))
    )


def place_wanted(file: CaseFile) -> bool:
    """Whether the family has been asked and nothing says that the child needs no school place."""
    asked = file.settled(FAMILY_REACHED.code) is not None
    return asked and file.said(FAMILY_REACHED.code, "says") not in NO_PLACE_WANTED


def new_to_the_country(file: CaseFile) -> bool:
    """Whether the family has said that it is new to the United Kingdom."""
    return bool(file.said(FAMILY_REACHED.code, "new_to_uk") == "yes")


def has_barriers(file: CaseFile) -> bool:
    """Whether something that stands between the child and a school has been written down and is not gone."""
    return bool(standing_barriers(file))


FIRST_LOOK = replace(
    NOTICED,
    code="first-look",
    title="What we hold of a child who may be missing is looked at",
    starts="the case is opened",
)
"""The same five school days as for noticing the child at all: the policy sets no number."""
SAFE_CONTACT = Step(
    "safe-contact",
    "Answer who may be told, and which address is safe",
    "Nothing leaves about a child before this is answered: a letter can lead to them the person they fled from.",
    citation=policy_says("Social care professionals"),
    when=nobody_answered,
    skip="never",
    own_form="safe-contact",
)
SOCIAL_CARE_TOLD = Step(
    "social-care-told",
    "Tell the child's social worker today, and ask what they know",
    "The child is open to Children's Services or was named by the police. Ask to be invited to the child protection"
    " and child in need meetings: they come before other work.",
    rows=("8", "22", "23", "28"),
    who="partner",
    citation=policy_says("Social care professionals"),
    clock=ENQUIRE_SAME_DAY,
    when=at_risk,
    asks=(
        Question("told", "Who was told"),
        Question("known", "What they know of the child", "long", needed=False),
    ),
    sends=True,
    letter="enquiry",
)
RECORDS_LOOKED_AT = Step(
    "records-looked-at",
    "Look at what we hold already",
    "Past work, brothers and sisters at the address, applications, the postcode: somebody here may know already.",
    rows=("2", "57", "79"),
    citation=citation_of(not_receiving_education),
    clock=FIRST_LOOK,
    asks=(
        Question("siblings", "Brothers and sisters at the address", "yes_no", needed=False),
        Question("found", "What was found", "long", needed=False),
    ),
)
FAMILY_REACHED = Step(
    "family-reached",
    "Ask the family where the child is educated, and what stands in the way",
    "Write down every attempt as a contact. The step is done when they have answered, or when they cannot be reached.",
    rows=("29", "65"),
    who="parent",
    citation=policy_says("Failing to register at a new school"),
    asks=(
        Question("says", "What the family says", "choice", FAMILY_SAYS),
        Question("new_to_uk", "New to the United Kingdom", "yes_no", needed=False),
        Question("language", "Language at home", needed=False),
    ),
    sends=True,
    letter="first-contact",
    gate=True,
)
OVERVIEW_SENT = Step(
    "overview-sent",
    "Send the overview of education in the United Kingdom, in the family's language",
    "It says what is expected of parents: taking up the place that is offered is part of it.",
    rows=("80",),
    citation=policy_says("Failing to register at a new school"),
    when=new_to_the_country,
    asks=(Question("language", "Language it was sent in"),),
    letter="education-overview",
    gate=True,
)
BARRIERS_WORKED = Step(
    "barriers-worked",
    "Work with Admissions on what stands in the way",
    "A place that is not the one preferred needs further work from Admissions and the CME officer together.",
    rows=("29", "77", "81"),
    who="admissions",
    citation=policy_says("Parents are unable to find a school place"),
    when=has_barriers,
    asks=(
        Question("with", "Who works on it"),
        Question("agreed", "What was agreed, by whom, by when", "long"),
    ),
)
SAFEGUARDING_CONSIDERED = Step(
    "safeguarding-considered",
    "Consider whether a safeguarding referral is needed",
    "A child missing education may be a child being harmed, more so when it happens again.",
    rows=("8",),
    citation=policy_says("Children who are at risk of missing education"),
    asks=(
        Question("needed", "A referral is needed", "yes_no"),
        Question("because", "Why, or why not", "long"),
    ),
    skip="never",
)
ORDER_CONSIDERED = Step(
    "order-considered",
    "Consider a school attendance order",
    "If it appears that a child is not suitably educated the council must serve notice on the parent (s.437).",
    rows=("88",),
    citation=ATTENDANCE_ORDER_STEPS[0].citation,
    asks=(
        Question(
            "decision",
            "Decision",
            "choice",
            (
                ("not_needed", "Not needed"),
                ("not_yet", "Not yet: look again"),
                ("notice", "Serve the notice"),
            ),
        ),
        Question("because", "Why", "long"),
    ),
    skip="never",
)
ROUTE_CHOSEN = Step(
    "route",
    "Choose the way back into education",
    "Each route has an owner, steps and clocks of its own, which follow here.",
    rows=("87",),
    citation=policy_says("Routes into education for children of compulsory school age"),
    when=place_wanted,
    asks=(
        Question(
            "route",
            "Route",
            "choice",
            (
                ("normal_admissions", "School admissions, in year or in the normal round"),
                ("fair_access", "Fair access protocol"),
                ("statutory_assessment", "Education, health and care plan or assessment"),
                ("own_admission_authority", "A school that is its own admission authority"),
                ("virtual_school", "Virtual school, for a looked-after child"),
                ("neighbouring_authority", "A school of a neighbouring authority"),
            ),
        ),
    ),
)
PLACE_TAKEN_UP = Step(
    "place-taken-up",
    "Confirm that the child has started",
    "An offer is not a desk: the case may close only once the child has started, and is looked at again after 30, 90"
    " and 240 days.",
    rows=("68", "76"),
    who="school",
    citation=policy_says("SCC Senior CME Officer"),
    when=place_wanted,
    asks=(
        Question("started_on", "First day at the school", "day"),
        Question("school", "School", "school"),
        Question(
            "shown_by",
            "Shown by",
            "choice",
            (("roll", "The school's roll"), ("school", "The school's word"), ("seen", "Seen at the school")),
        ),
    ),
    skip="never",
)
FIRST = (SAFE_CONTACT, SOCIAL_CARE_TOLD, RECORDS_LOOKED_AT, FAMILY_REACHED, OVERVIEW_SENT, BARRIERS_WORKED)
"""What every case of a child who may be missing begins with."""
LAST = (SAFEGUARDING_CONSIDERED, ORDER_CONSIDERED)
"""What is considered in every one before it ends."""


def at_once(step: Step) -> Step:
    """The same step asked for from the first day, whatever the family says."""
    return replace(step, when=lambda _: True)
