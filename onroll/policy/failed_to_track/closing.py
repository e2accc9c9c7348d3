"""When the search for a child may end, and what is to do once it has: never in silence, never by one person alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Literal

from onroll.facts.case import CaseFile, as_day
from onroll.policy.collaboration.endings import ending_shown
from onroll.policy.collaboration.policy_says import policy_says
from onroll.policy.deadlines.clock import Clock
from onroll.policy.failed_to_track.concerns import ENDED, concerns, ever
from onroll.policy.failed_to_track.enquiries import WORK_TOGETHER, called_for
from onroll.policy.failed_to_track.enquiry import stands_in_the_way
from onroll.policy.failed_to_track.sleeping import FAILED_TO_TRACK, is_watched
from onroll.policy.pathway import Outcome, Question, Step, Who

HEADING = "Children we have failed to track"
APPENDIX = policy_says("APPENDIX 1: CME PROCESS – REMOVAL FROM ROLL")
ROWS = ("94", "95", "96")
"""The outcome closes the child's record: it is inactive, still searched and matched, and wakes with an alert."""

CONSIDERED = "safeguarding-at-closing"
BEFORE: tuple[Step, ...] = (
    Step(
        ENDED,
        "Ask the Children's Resource Service and the police whether the concern is over",
        "While anybody fears for the child the search goes on. Only those whose concern it is can say that it is over.",
        rows=("100",), who="partner", citation=WORK_TOGETHER, when=ever, sends=True, skip="never",
        asks=(
            Question("ended", "Do they say that it is over", "yes_no"),
            Question("answered_by", "Who said so"),
            Question("said", "What they said", "long"),
        ),
    ),
    Step(
        CONSIDERED,
        "Consider whether a safeguarding referral should be made",
        "To the Children's Resource Service or the police. Yes or no, with the reason: it is asked of every child.",
        rows=("100",), citation=APPENDIX, skip="never", afresh=True,
        asks=(
            Question("needed", "Should a referral be made", "choice", (("no", "No"), ("yes", "Yes"))),
            Question("because", "Why, or why not", "long"),
        ),
    ),
)  # fmt: skip

SOON = Clock(
    code="after-failed-to-track",
    title="Those who are told of a child we failed to track are told",
    starts="the case is closed as failed to track",
    length=5,
    unit="working_days",
    owed_by="council",
    # The policy says "at closure": five working days are its measure here.
    citation=replace(APPENDIX, certainty="derived"),
    heading=HEADING,
    warns_before=2,
    escalates_to="manager",
)


def _afterwards(code: str, title: str, why: str, row: str, *asks: Question, who: Who = "officer",
                letter: str = "", skip: Literal["reason", "never"] = "never") -> Step:  # fmt: skip
    """A step that waits for an answer when it is sent to somebody as a letter."""
    return Step(
        code, title, why, rows=(row,), who=who, citation=APPENDIX, clock=SOON, starts="closed", asks=asks,
        when=lambda file: file.outcome == FAILED_TO_TRACK, sends=bool(letter), letter=letter, skip=skip,
        after_closing=True,
    )  # fmt: skip


AFTER: tuple[Step, ...] = (
    _afterwards(
        "crs-referral", "Refer the child to the Children's Resource Service",
        "So that social care shows the child as missing education; where it has no record, it makes one.", "97",
        Question("answered_by", "Who acknowledged it"), Question("reference", "Their reference", needed=False),
        who="partner", letter="crs-referral",
    ),
    _afterwards(
        "housing-flag", "Ask Housing to flag its database, where that is suitable",
        "A tenancy may be the first to show the family again.", "98",
        Question("flagged", "Has it flagged the address or family", "yes_no"),
        who="partner", letter="housing-flag", skip="reason",
    ),
    _afterwards(
        "social-care-record", "Have the information officers update the social care record, or create one",
        "Whoever opens it will see that the child is missing education.", "99",
        Question("record", "What was done", "choice", (("updated", "Updated"), ("created", "Created"))),
    ),
    _afterwards(
        "admissions-told", "Tell Admissions, so that the child is not taken up as a new one",
        "Until the review day they leave the child out. If a family applies, they tell you.", "101",
        Question("told", "Who was told"),
        Question("review_on", "Day on which this is looked at again", "day", ahead=True),
        who="admissions", letter="admissions-told",
    ),
)  # fmt: skip
"""Done after the closing, in any order. No step flags a health record: that can no longer be done (row 104)."""


SHOWN = "the account shows where the child is: end the case as what it shows"


def still_lacking(file: CaseFile) -> tuple[str, ...]:
    """Every reason why the search may not end, in words; empty when it may, with a second person's word."""
    made = [(one, stands_in_the_way(one, file)) for one in called_for(file)]
    unmade = [f"{one.title}: {lacking}" for one, lacking in made if lacking]
    feared = [f"there is reason to fear for the child: {one}" for one in concerns(file)]
    shown = (SHOWN,) if ending_shown(file.position) else ()
    return (
        *shown,
        *unmade,
        *feared,
        *(() if _considered(file) else ("whether a safeguarding referral is needed",)),
    )


def _considered(file: CaseFile) -> bool:
    act = file.since_opened(CONSIDERED)
    return act is not None and act.data.get("needed") == "no" and bool(act.data.get("because"))


def review_on(file: CaseFile) -> date | None:
    """The day on which Admissions asks again whether it should still leave the child out."""
    return as_day(file.said("admissions-told", "review_on"))


def review_is_due(file: CaseFile, on: date) -> bool:
    """Whether that day has come for a child still of an age to be taken up. Telling Admissions again sets a new one."""
    day, born = review_on(file), file.facts.get("dob")
    closed = file.outcome == FAILED_TO_TRACK and file.closed_on is not None
    return (
        closed and day is not None and day <= on and is_watched(born if isinstance(born, date) else None, on)
    )


CLOSED_AS = Outcome(
    FAILED_TO_TRACK,
    "Failed to track",
    second_person=True,
    lacks=still_lacking,
    closes=FAILED_TO_TRACK,
)
