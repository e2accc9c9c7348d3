"""What the finding on home education says, and how it is worked. Nothing but "suitable" satisfies the authority."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from onroll.facts.case import REOPENED, STEP, CaseFile, as_day
from onroll.facts.citation import citation_of, in_force
from onroll.facts.situation import Home
from onroll.law.education_act_1996 import ATTENDANCE_ORDER_STEPS, PARENTS_DUTY, not_receiving_education
from onroll.law.pupil_registration_2024.deletion import GROUNDS
from onroll.policy.collaboration.endings import ENDINGS, PLACE
from onroll.policy.collaboration.every_case import (
    ORDER_CONSIDERED,
    PLACE_TAKEN_UP,
    ROUTE_CHOSEN,
    SAFE_CONTACT,
    SAFEGUARDING_CONSIDERED,
    SOCIAL_CARE_TOLD,
)
from onroll.policy.deadlines.clock import Clock
from onroll.policy.deadlines.local import PARTNER_REPLY
from onroll.policy.deadlines.statutory import FIRST_VISIT, PARENT_TELLS_REGISTER
from onroll.policy.pathway import Pathway, Question, Step, When
from onroll.policy.ways_in.routes import STEPS

HEADING = "Scope"


def finding_says(finding: str) -> Home:
    """Suitable, unsuitable, or not yet found suitable: pending, insufficient and no response are the last."""
    return {"suitable": Home.SUITABLE, "unsuitable": Home.UNSUITABLE}.get(finding, Home.UNASSESSED)


SATISFIED, UNSUITABLE, NO_RESPONSE = "suitable", "unsuitable", "no_response"
AT_HOME = frozenset({"home_educated", "home_education_unassessed", "home_education_unsuitable"})
"""The positions of a child who is taught at home, whatever was found of it."""


def satisfied(file: CaseFile) -> bool:
    """Whether the education was looked at in this case and found suitable."""
    return bool(file.said(ASSESSED.code, "finding") == SATISFIED)


def not_satisfied(file: CaseFile) -> bool:
    """Whether the education was looked at and not found suitable, as the case or the account has it."""
    said = file.said(ASSESSED.code, "finding")
    return said not in (None, SATISFIED) or file.position == "home_education_unsuitable"


def review_due(file: CaseFile) -> date | None:
    """The day a home education that was found suitable is to be looked at again, if one was set."""
    return as_day(file.said(ASSESSED.code, "review_on"))


def review_is_due(file: CaseFile, on: date) -> bool:
    """Whether a case closed as home educated is to be looked at again: once for every finding."""
    found, day = file.last(STEP, ASSESSED.code), review_due(file)
    if file.outcome != "home_educated" or found is None or day is None or day > on:
        return False
    return not any(act.kind == REOPENED and act.number > found.number for act in file.acts)


NOTICE_KEPT = Step(
    "notice-kept",
    "Keep the parent's written notice, or write down how the council came to know",
    "A school may remove the name on the parent's written notice only: what was said to the school is not enough.",
    rows=("4", "42"),
    citation=GROUNDS["f"].citation,
    asks=(
        Question("written", "The parent gave notice in writing", "yes_no"),
        Question("notice_on", "Day of the notice", "day", needed=False),
    ),
)
NOTHING = "nothing"
PARENT_REPLY = replace(
    PARTNER_REPLY, title="A parent who has not answered is asked again", owed_by="parent",
    starts="the parent is asked, or asked again",
)  # fmt: skip
"""As long as the council gives anybody it asks."""
EDUCATION_ASKED_ABOUT = Step(
    "education-asked-about",
    "Ask the parent what education the child has at home",
    "Until the council is satisfied the child may be missing education.",
    rows=("4",),
    who="parent",
    citation=PARENTS_DUTY.citation,
    clock=PARENT_REPLY,
    starts="education-asked-about",
    silence=("came", NOTHING),
    asks=(
        Question(
            "came",
            "What came of it",
            "choice",
            (("answer", "The parent answered"), (NOTHING, "No answer in the time given")),
        ),
        Question("answer", "What the parent sent or said", "long", needed=False),
    ),
    sends=True,
    letter="home-education-acknowledgement",
    gate=True,
)


def nobody_was_silent(file: CaseFile, said: Mapping[str, Any]) -> str:
    """Why “no answer” may not be found: nobody was asked, or the time to answer has not passed."""
    silent = file.settled(EDUCATION_ASKED_ABOUT.code)
    if said.get("finding") != NO_RESPONSE or (silent is not None and silent.data.get("came") == NOTHING):
        return ""
    return f"“No answer” is found only once “{EDUCATION_ASKED_ABOUT.title}” was left unanswered in the time given"


ASSESSED = Step(
    "education-assessed",
    "Say whether the education is suitable: efficient, full-time, suited to age, ability and any special needs",
    "Nothing but suitable satisfies the council. No answer is not an answer, and neither is too little.",
    rows=("3", "4"),
    citation=citation_of(not_receiving_education),
    after=(EDUCATION_ASKED_ABOUT.code,),
    refuses=nobody_was_silent,
    asks=(
        Question(
            "finding",
            "Finding",
            "choice",
            (
                ("suitable", "Suitable"),
                ("unsuitable", "Not suitable"),
                ("insufficient", "Too little to tell"),
                ("no_response", "No answer"),
            ),
        ),
        Question("because", "Why", "long"),
        Question("review_on", "Day to look again", "day", ahead=True, needed=False),
    ),
)
SATISFIED_TOLD = Step(
    "parent-told-satisfied",
    "Tell the parent that the education was found suitable",
    "The parent is told the finding, and when it is looked at again.",
    rows=("4",),
    citation=citation_of(not_receiving_education),
    after=(ASSESSED.code,),
    when=satisfied,
    letter="home-education-finding-suitable",
    gate=True,
)
NOT_SATISFIED_TOLD = Step(
    "parent-told-not-satisfied",
    "Tell the parent that the education was not found suitable, and why",
    "The parent is told the finding and its reasons, and what follows: a notice, or a school place.",
    rows=("4",),
    citation=ATTENDANCE_ORDER_STEPS[0].citation,
    after=(ASSESSED.code,),
    when=not_satisfied,
    letter="home-education-finding-unsuitable",
    gate=True,
)


def opened_under(clock: Clock) -> When:
    """Whether the law behind a clock bound on the day the case was opened."""
    return lambda file: in_force(clock.citation, file.opened_on)


def eligible_since(file: CaseFile) -> date | None:
    """The day from which the register itself has the child as taught at home, else the day the case was opened."""
    return file.since or file.opened_on


def register_steps(tells: Clock = PARENT_TELLS_REGISTER, visit: Clock = FIRST_VISIT) -> tuple[Step, ...]:
    """What the register of children not in school asks for. None is shown before its sections are commenced."""
    told = Step(
        tells.code,
        "Write down when the parent told the council that the child is not in school",
        "The parent tells the council within fifteen days, and keeps what the register holds up to date.",
        who="parent", citation=tells.citation, clock=tells, starts=f"{NOTICE_KEPT.code}.notice_on",
        known_from=eligible_since, when=opened_under(tells), asks=(Question("told_on", "Told on", "day"),),
    )  # fmt: skip
    entered = Step(
        "register-entered",
        "Enter the child in the register of children not in school",
        "The register holds every child of school age here who is taught otherwise than at school.",
        citation=visit.citation, when=opened_under(visit), asks=(Question("entered_on", "Entered on", "day"),),
    )  # fmt: skip
    asked = Step(
        visit.code,
        "Ask for a visit to the home, or say why none is asked for",
        "The council may ask for one within fifteen days of the entry. A refusal is a reason for a notice.",
        citation=visit.citation, clock=visit, starts=f"{entered.code}.entered_on", after=(entered.code,),
        when=opened_under(visit), gate=True,
        asks=(Question("asked_on", "Asked on", "day"), Question("answer", "What the parent answered", "long")),
    )  # fmt: skip
    return (told, entered, asked)


PATHWAY = Pathway(
    "home_education",
    "Home education, not yet found suitable",
    HEADING,
    (
        SAFE_CONTACT,
        SOCIAL_CARE_TOLD,
        NOTICE_KEPT,
        *register_steps(),
        EDUCATION_ASKED_ABOUT,
        ASSESSED,
        SATISFIED_TOLD,
        NOT_SATISFIED_TOLD,
        replace(ROUTE_CHOSEN, when=not_satisfied),
        *STEPS,
        replace(PLACE_TAKEN_UP, when=not_satisfied),
        SAFEGUARDING_CONSIDERED,
        ORDER_CONSIDERED,
    ),
    (PLACE, *ENDINGS),
    rows=("3", "4"),
)
