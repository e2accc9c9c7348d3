"""Whether a judgement calls for a case now: everybody who may be missing is worked, and nobody who only waits.

In September hundreds wait for the roll of the school whose place they accepted. They stay on the worklist as waiting;
a case is opened when the wait is over, or at once where there is a reason to hurry.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from onroll.policy import rulebook

HEADING = "Ways in which a child can fall out of the education system"
ROWS = ("1", "4", "10", "18", "21", "24", "25", "26", "64", "67", "69")

WORKED_AS = {"off_rolling": "home_education"}
"""A child said by the school alone to be taught at home is asked after as such. An allegation is a case of its own."""
SEARCHES = frozenset({
    "starting_education", "phase_transfer", "mid_year_leavers", "permanent_exclusion", "failing_to_register",
    "no_school_place", "home_education", "failed_to_track",
})  # fmt: skip
"""Cases that look for a child or a place. A child who has one open needs no second: the work goes on in it."""
OF_PUPILS = frozenset({"part_time", "house_move", "unexplained_absence", "off_rolling", "removal_from_roll"})
"""Cases about a child who is on a roll: there is nothing to confirm before one is opened."""
QUIET = timedelta(days=30)
"""Days after a place was taken up, or a case was opened in error, in which the same judgement opens no other case."""
SAME_DAY = "same_day"
START_TO_COME = "accepted_start_to_come"


@dataclass(frozen=True, slots=True)
class Noticed:
    """What the worklist says of a child. `missed`: whether a school day has passed since they left their last school.

    `settled_on`: the day a case of theirs ended as taken up, or as opened in error.
    """

    child: str
    position: str
    way_out: str
    urgency: str
    waiting_for: str = ""
    overdue: bool = False
    admission: str = ""
    since: date | None = None
    missed: bool = True
    settled_on: date | None = None


@dataclass(frozen=True, slots=True)
class Called:
    """Whether a case is called for now, and why or why not, in words."""

    now: bool
    why: str


def worked_as(way_out: str) -> str:
    """The kind of case in which a judgement's way out is worked."""
    return WORKED_AS.get(way_out, way_out)


def noticed_of(row: Mapping[str, Any], *, missed: bool, settled_on: date | None) -> Noticed:
    """What the rule needs, from a line of the worklist with the account's columns beside it."""
    return Noticed(
        child=row["child"], position=row["position"], way_out=row["way_out"], urgency=row["urgency"],
        waiting_for=row["waiting_for"], overdue=bool(row["overdue"]), admission=row["admission"],
        since=row["since"], missed=missed, settled_on=settled_on,
    )  # fmt: skip


def calls_for_a_case(one: Noticed, on: date) -> Called:
    """Whether this child needs a case on this day."""
    if one.position == "failed_to_track":
        return Called(False, "closed as failed to track: watched, and checked again every year")
    if not one.way_out:
        return Called(False, "nothing in the judgement asks for work")
    if _settled(one, on):
        return Called(False, "a case ended lately, and nothing is newer than that")
    hurry = one.urgency == SAME_DAY and one.missed
    if one.admission == START_TO_COME and not hurry:
        return Called(False, "a place is accepted and its first day is still to come")
    if one.waiting_for and not one.overdue and not hurry:
        return Called(False, f"waits for the {one.waiting_for.removeprefix('the ')}")
    return Called(True, _why(one))


def _settled(one: Noticed, on: date) -> bool:
    if one.settled_on is None or on - one.settled_on >= QUIET:
        return False
    return one.since is None or one.since <= one.settled_on


def _why(one: Noticed) -> str:
    held = rulebook.position(one.position)
    since = f", since {one.since:%-d %B %Y}" if one.since else ""
    late = " The limit for confirming it has passed." if one.overdue else ""
    hurry = " There is a reason to hurry the same day." if one.urgency == SAME_DAY else ""
    return f"{held.title}{since}. {held.says}{late}{hurry}"
