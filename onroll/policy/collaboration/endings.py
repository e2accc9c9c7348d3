"""How a case may end: with a place taken up, or because the account shows the child accounted for."""

from __future__ import annotations

from dataclasses import dataclass

from onroll.facts.case import CaseFile, as_day
from onroll.policy.collaboration.every_case import PLACE_TAKEN_UP, SAFEGUARDING_CONSIDERED
from onroll.policy.pathway import Outcome

HEADING = "Starting education"
ROWS = ("5", "32", "68")


@dataclass(frozen=True, slots=True)
class Shown:
    """An ending that rests on the account: which positions show it."""

    code: str
    title: str
    positions: frozenset[str]


SHOWN = (
    Shown("enrolled", "On a school roll", frozenset({"on_roll"})),
    Shown("tracked", "Tracked to where the child is now", frozenset({"lives_elsewhere", "moved_abroad"})),
    Shown("home_educated", "Home educated, and found suitable", frozenset({"home_educated"})),
    Shown("educated_otherwise", "Education arranged by the council", frozenset({"eotas"})),
    Shown("over_age", "Over school age", frozenset({"over_age"})),
    Shown("died", "The child has died", frozenset({"died"})),
)
"""The account's positions in which nobody looks for a child any more, and the ending each allows."""
NOT_SHOWN = "the account does not say so yet: have whoever knows tell the register"
TAKEN_UP, IN_ERROR, OTHER_WAY, ATTENDANCE = (
    "place_taken_up",
    "opened_in_error",
    "other_way",
    "attendance_route",
)
PLACED = frozenset({TAKEN_UP, "enrolled"})
"""Endings after which the child is looked for again after 30, 90 and 240 days."""


def ending_shown(position: str) -> str:
    """The ending that a position allows; empty when the child is not accounted for."""
    return next((one.code for one in SHOWN if position in one.positions), "")


def _shown(one: Shown) -> Outcome:
    return Outcome(
        one.code, one.title, forbids=lambda file: file.position not in one.positions, forbidden=NOT_SHOWN
    )


def _same_way(file: CaseFile) -> bool:
    return file.facts.get("way_out", "") in ("", file.way_out)


def not_started(file: CaseFile) -> bool:
    """Whether nobody has confirmed the first day at the school, be the step shown or not."""
    return not file.said(PLACE_TAKEN_UP.code, "started_on")


def started_too_early(file: CaseFile) -> tuple[str, ...]:
    """Whether the first day given lies before the child came to be without education: another school, another time."""
    started = as_day(file.said(PLACE_TAKEN_UP.code, "started_on"))
    if started is None or file.since is None or ending_shown(file.position) or started >= file.since:
        return ()
    return (f"the first day given comes before {file.since:%-d %B %Y}, since when the child is without education",)


PLACE = Outcome(
    TAKEN_UP,
    "A place is taken up",
    needs=(SAFEGUARDING_CONSIDERED.code,),
    done=(PLACE_TAKEN_UP.code,),
    forbids=not_started,
    forbidden="nobody has confirmed that the child has started",
    lacks=started_too_early,
)
ENDINGS: tuple[Outcome, ...] = (
    *(_shown(one) for one in SHOWN),
    Outcome(
        ATTENDANCE,
        "On a roll and not attending: goes to Education Welfare",
        forbids=lambda file: file.position != "on_roll",
        forbidden="the child is on no roll, so this is not poor attendance",
    ),
    Outcome(
        OTHER_WAY,
        "Goes on as a case of another kind",
        forbids=_same_way,
        forbidden="the account gives the same way out still",
    ),
    Outcome(IN_ERROR, "Opened in error", second_person=True),
)
"""The endings every pathway has."""
