"""A pupil on a roll who is absent and nobody knows why: what the school does by which day, and what the absence is.

Opened by a person only, never by night: a poor attender is not missing education. What it must not miss is the pupil
who is absent because nobody knows where they are: from then a removal may be asked for, and a search begins.
"""

from __future__ import annotations

from onroll.law.pupil_registration_2024.registers import place
from onroll.policy.collaboration.endings import ATTENDANCE, ENDINGS
from onroll.policy.collaboration.every_case import SAFE_CONTACT, SAFEGUARDING_CONSIDERED, SOCIAL_CARE_TOLD
from onroll.policy.collaboration.policy_says import policy_says
from onroll.policy.deadlines.clock import Clock
from onroll.policy.deadlines.local import CASEWORKER_TOLD, ENQUIRIES_BEGIN, SCHOOL_REFERS
from onroll.policy.deadlines.statutory import (
    ATTENDANCE_RETURN,
    CONTINUOUS_ABSENCE,
    LEAVE_NOT_RETURNED,
    SICKNESS_EXPECTED,
    SICKNESS_RETURN,
    UNKNOWN_ABSENCE_CODE,
)
from onroll.policy.pathway import Outcome, Pathway, Question, Step, When
from onroll.policy.ways_out import days_of_absence as days
from onroll.policy.ways_out import kinds_of_absence as kinds
from onroll.policy.ways_out.kinds_of_absence import FIRST_DAY, LEAVE, LEAVE_ENDED, absent_since, of_no_reason

HEADING = "Schools and academies"
CODE = "unexplained_absence"
KNOWN, UNEXPLAINED, ILLNESS = kinds.KNOWN, kinds.UNEXPLAINED, kinds.ILLNESS
POOR_ATTENDER, UNKNOWN, ELSEWHERE = "poor_attender", "whereabouts_unknown", "educated_elsewhere"


def found_to_be(*answers: str) -> When:
    """Whether the officer has found the absence to be one of these."""
    return lambda file: file.said(TRIAGE.code, "finding") in answers


def not_found_to_be(*answers: str) -> When:
    """Whether the officer has not found it to be one of these, or has not decided."""
    return lambda file: file.said(TRIAGE.code, "finding") not in answers


not_earlier = days.not_before(FIRST_DAY)


def by_the_school(
    clock: Clock,
    title: str,
    why: str,
    *asks: Question,
    when: When = of_no_reason,
    starts: str = FIRST_DAY,
    rows: tuple[str, ...] = (),
) -> Step:
    """One thing the school owes within a clock of the absence; what it answers says by when it did so."""
    return Step(
        clock.code, title, why, rows=rows, who="school", citation=clock.citation, clock=clock, starts=starts,
        known_from=absent_since if starts == FIRST_DAY else lambda _: None, when=when, asks=asks,
    )  # fmt: skip


ABSENCE_KNOWN = Step(
    KNOWN,
    "Ask the school since when the pupil is absent, and how the absence is marked",
    "The days of every duty below are counted from the first day, over the school's own calendar.",
    who="school",
    citation=place("reg.10"),
    asks=(
        Question("kind", "The absence", "choice",
                 ((UNEXPLAINED, "Without leave, and not explained"), (ILLNESS, "Through illness"),
                  (LEAVE, "Leave has ended and the pupil is not back"))),
        Question("first_day", "First school day of the absence", "day", wrong=kinds.wrong_first_day,
                 hint="Where leave has ended, the first school day after it."),
        Question("leave_ended", "Last day of the leave", "day", needed=False, wrong=kinds.wrong_leave,
                 hint="Where leave has ended, it is needed."),
        Question("codes", "Attendance codes used", needed=False, wrong=kinds.wrong_codes),
        Question("expected", "Is an illness expected to last 15 school days?", "yes_no", needed=False,
                 hint="Then the council is told at once."),
    ),
    sends=True,
)  # fmt: skip
BEGUN = by_the_school(
    ENQUIRIES_BEGIN,
    "The school has begun its enquiries: calls, messages, emergency contacts",
    "By the third day somebody should have asked: on the tenth the trail is cold.",
    Question("begun_on", "Begun on", "day", wrong=not_earlier),
    Question("did", "What was tried, and what came of it", "long"),
)
CASEWORKER = by_the_school(
    CASEWORKER_TOLD,
    "The school has told the child's caseworker within 24 hours",
    "The child is open to children's services: the caseworker hears first.",
    Question("told_on", "Day the caseworker was told", "day", wrong=not_earlier),
    Question("who", "Who was told, and at what time"),
    when=kinds.with_caseworker,
    rows=("51",),
)
TRUE_REASON = by_the_school(
    UNKNOWN_ABSENCE_CODE,
    "The school has put the true reason in place of code N",
    "Code N says that the reason is not known yet. It may stand for five school days.",
    Question("code", "Code that stands now", wrong=days.not_code_n),
    when=kinds.with_code_n,
)
VISITED = Step(
    "school-visited-home",
    "The school has visited the home, or says why not",
    "A knock on the door tells more than ten unanswered calls. Ask first who may be told, and which address is safe.",
    who="school",
    citation=policy_says(HEADING),
    when=of_no_reason,
    asks=(
        Question("visited_on", "Day of the visit", "day", wrong=not_earlier),
        Question("found", "What was found", "long"),
    ),
)
REFERRED = by_the_school(
    SCHOOL_REFERS,
    "The school has referred the absence to the council",
    "By the tenth day the council looks too.",
    Question("referred_on", "Referred on", "day", wrong=not_earlier),
)
TEN_DAYS = by_the_school(
    ATTENDANCE_RETURN,
    "The school has sent its return of ten days' absence without leave",
    "The council must hear of a pupil absent without leave for ten school days in a row.",
    Question("sent_on", "Sent on", "day", wrong=days.not_before_over(ATTENDANCE_RETURN, FIRST_DAY)),
    when=kinds.without_leave,
)
FIFTEEN_DAYS = by_the_school(
    SICKNESS_RETURN,
    "The school has sent its return of fifteen days' illness",
    "The council must consider what education it owes a child who is too ill for school (s.19).",
    Question("sent_on", "Sent on", "day", wrong=not_earlier),
    when=kinds.ill_so_far,
)
FIFTEEN_EXPECTED = by_the_school(
    SICKNESS_EXPECTED,
    "The school has sent its return of an illness that is expected to last fifteen school days",
    "Nobody waits for the fifteenth day: what education the child is owed is considered now (s.19).",
    Question("sent_on", "Sent on", "day", wrong=not_earlier),
    when=kinds.expected_ill,
    starts=KNOWN,
)


def back_said(clock: Clock, starts: str) -> tuple[Question, ...]:
    """Whether the pupil is back in time. That nobody knows is no answer: the step stays open."""
    over = days.no_only_once_over(clock, starts)
    return (
        Question("back", "The pupil is back", "choice", (("yes", "Yes"), ("no", "No")), wrong=over,
                 hint="While nobody knows, leave this open."),
        Question("says", "What is known", "long", needed=False),
    )  # fmt: skip


LEAVE_OVER = by_the_school(
    LEAVE_NOT_RETURNED,
    "Say whether the pupil came back within ten school days of the leave's end",
    "If not, ground (h) may arise: school and council enquire together before any name is removed.",
    *back_said(LEAVE_NOT_RETURNED, LEAVE_ENDED),
    when=kinds.back_from_leave,
    starts=LEAVE_ENDED,
)
TWENTY_DAYS = by_the_school(
    CONTINUOUS_ABSENCE,
    "Say whether the pupil was back by the twentieth school day",
    "If not, ground (i) may arise: school and council enquire together before any name is removed.",
    *back_said(CONTINUOUS_ABSENCE, FIRST_DAY),
    when=kinds.without_leave,
)
TRIAGE = Step(
    "absence-triaged",
    "Decide what the absence is: poor attendance, education elsewhere, or a child nobody can find",
    "Poor attenders and school refusers are not missing education: they go to Education Welfare.",
    rows=("32",),
    citation=policy_says(HEADING),
    asks=(
        Question("finding", "The absence is", "choice",
                 ((POOR_ATTENDER, "Poor attendance: the child's whereabouts are known"),
                  (ELSEWHERE, "The child is said to be educated elsewhere"),
                  (UNKNOWN, "Nobody knows where the child is"))),
        Question("because", "Why", "long"),
    ),
    skip="never",
)  # fmt: skip
WELFARE = Step(
    "education-welfare-told",
    "Hand the pupil over to Education Welfare",
    "The established referral for attendance is followed; the name stays on the roll.",
    rows=("32",),
    citation=policy_says(HEADING),
    when=found_to_be(POOR_ATTENDER),
    asks=(Question("who", "Who took it on"),),
)
JOINT = Step(
    "joint-enquiries-begun",
    "Begin the joint enquiries with the school: agree who asks whom",
    "Grounds (h) and (i) arise only where school and council have tried together to find the pupil. Until it is agreed,"
    " the name stays on the roll.",
    citation=place("reg.9(1)(i)"),
    when=found_to_be(UNKNOWN),
    asks=(
        Question("agreed_on", "Agreed on", "day", wrong=not_earlier),
        Question("shared", "Who asks whom", "long"),
    ),
    skip="never",
)
BACK = Step(
    "back-at-school",
    "Confirm that the pupil is back at school",
    "The school's word, or its register, not the family's.",
    who="school",
    citation=place("reg.10"),
    when=not_found_to_be(UNKNOWN, ELSEWHERE),
    asks=(Question("back_on", "First day back", "day", wrong=not_earlier), Question("shown_by", "Shown by")),
)
OWN_ENDINGS = frozenset({"enrolled", ATTENDANCE})
"""A pupil who is absent is on a roll all along: that alone ends nothing."""
PATHWAY = Pathway(
    CODE,
    "Absent from school, not explained",
    HEADING,
    (
        SAFE_CONTACT, SOCIAL_CARE_TOLD, ABSENCE_KNOWN, CASEWORKER, BEGUN, TRUE_REASON, VISITED, REFERRED, TEN_DAYS,
        FIFTEEN_DAYS, FIFTEEN_EXPECTED, LEAVE_OVER, TWENTY_DAYS, TRIAGE, WELFARE, JOINT, BACK, SAFEGUARDING_CONSIDERED,
    ),
    (
        Outcome("back_at_school", "Back at school", needs=(SAFEGUARDING_CONSIDERED.code,), done=(BACK.code,)),
        Outcome(
            ATTENDANCE, "On a roll and not attending: goes to Education Welfare",
            done=(TRIAGE.code, WELFARE.code), forbids=not_found_to_be(POOR_ATTENDER),
            forbidden="it has not been found to be poor attendance",
        ),
        Outcome(
            UNKNOWN, "Nobody knows where the child is: goes on as a request for removal, or a search",
            needs=(SAFEGUARDING_CONSIDERED.code,), done=(TRIAGE.code, JOINT.code), forbids=not_found_to_be(UNKNOWN),
            forbidden="it has not been found that nobody knows where the child is",
        ),
        *(one for one in ENDINGS if one.code not in OWN_ENDINGS),
    ),
    rows=("32", "51"),
)  # fmt: skip
