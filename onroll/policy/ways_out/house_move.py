"""A pupil who has moved home: whether the school knows of it, and what is done when it does not.

Housing tells the council of a move, and the school learns of it last. The council passes the new address to the school
on whose roll the child is, unless somebody must not learn it; Admissions says whether the child stays enrolled there.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from onroll.facts.case import CaseFile
from onroll.policy.collaboration.endings import ATTENDANCE, ENDINGS
from onroll.policy.collaboration.every_case import SAFE_CONTACT, SOCIAL_CARE_TOLD
from onroll.policy.collaboration.policy_says import policy_says
from onroll.policy.deadlines.local import PARTNER_REPLY
from onroll.policy.pathway import Outcome, Pathway, Question, Step
from onroll.policy.ways_out.no_school_place import HOUSE_MOVE as STILL_NEAREST

HEADING = "Policy Commitments"
CODE = "house_move"


@dataclass(frozen=True, slots=True)
class Move:
    """A move that housing told of, beside the last address the child's school gave.

    moved_on: unknown when housing gives no day. new, school_says: postcodes; blank is unknown. school_said_on: the day
    of the roll that gave it.
    """

    moved_on: date | None
    new: str
    school_says: str
    school_said_on: date | None


def not_known_to_school(move: Move) -> str:
    """Why the school cannot be taken to know of the move, in words; empty when its roll shows the new address."""
    if not move.new or move.new == move.school_says:
        return ""
    if not move.school_says:
        return "the school’s roll gives no address"
    on = f" of {move.school_said_on:%-d %B %Y}" if move.school_said_on else ""
    after = (
        move.school_said_on is not None and move.moved_on is not None and move.school_said_on >= move.moved_on
    )
    when = "later than the move, still" if after else "earlier than the move,"
    return f"the school’s roll{on}, {when} gives {move.school_says}"


def left_out(file: CaseFile) -> bool:
    """Whether a manager said that the school is not to be told."""
    act = file.settled(SCHOOL_TOLD.code)
    return act is not None and act.outcome == "not_appropriate"


SCHOOL_TOLD = Step(
    "school-told-of-move",
    "Tell the school the new address, and have it say that it holds it now",
    "The school calls at the old door, and writes to it. It is told only what it may know: an address that somebody"
    " fled to goes nowhere without the Children's Resource Service.",
    rows=("27",),
    who="school",
    citation=policy_says(HEADING),
    clock=PARTNER_REPLY,
    starts="school-told-of-move",
    sends=True,
    skip="manager",
    letter="address-update",
    gate=True,
    asks=(Question("holds", "The school holds the new address now", "yes_no"),),
)
PATHWAY = Pathway(
    CODE,
    "Moved home while on a roll",
    HEADING,
    (SAFE_CONTACT, SOCIAL_CARE_TOLD, SCHOOL_TOLD, STILL_NEAREST),
    (
        Outcome("school_knows", "The school holds the new address", done=(SCHOOL_TOLD.code,),
                needs=(STILL_NEAREST.code,)),
        Outcome("school_not_told", "The school is not to be told", needs=(SCHOOL_TOLD.code, STILL_NEAREST.code),
                forbids=lambda file: not left_out(file), forbidden="no manager has said that it is not to be told"),
        *(one for one in ENDINGS if one.code not in ("enrolled", ATTENDANCE)),
    ),
    rows=("27", "82"),
)  # fmt: skip
