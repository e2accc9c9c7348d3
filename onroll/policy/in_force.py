"""How something the service keeps in force stands on a day, and what the policy asks for that is not there."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from onroll.policy.deadlines.key_days import POLICY_REVIEW

ROWS = ("9", "13", "14", "15", "16")
HEADING = "Children Not in School Manager"

POLICY, GUIDANCE, AGREEMENT = "policy", "guidance", "agreement"
KINDS: Mapping[str, str] = {
    POLICY: "This council’s policy",
    GUIDANCE: "Guidance",
    AGREEMENT: "Sharing agreement or protocol",
    "consultation": "National consultation or report",
    "meeting": "Regional meeting",
    "training": "Training",
}
REVIEWED_YEARLY = frozenset({POLICY, GUIDANCE})
"""“Reviews and reissues policy and guidance documents on an annual basis.”"""
LOGGED = frozenset({"consultation", "meeting", "training"})
"""What has happened and is written down: it is in force for nobody."""

State = Literal["in_force", "due_soon", "overdue", "expired", "ended", "to_come"]
STANDS = frozenset({"in_force", "due_soon", "overdue"})
ACTS_ON = frozenset({"due_soon", "overdue", "expired"})
"""The states that somebody is reminded of."""
ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Kept:
    """One thing kept in force on [from_day, until_day), to be reviewed by `review_due_on`.

    `ended_on` is the first day it no longer stands; `replaced_on` the first day of its next edition, already written.
    `neighbours` are the codes of neighbouring authorities that are party to it.
    """

    kind: str
    from_day: date
    review_due_on: date | None = None
    until_day: date | None = None
    ended_on: date | None = None
    replaced_on: date | None = None
    neighbours: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Missing:
    """Something the policy asks to be there and that is not in force; `neighbour` is a code or empty."""

    kind: str
    says: str
    neighbour: str = ""


def state(kept: Kept, on: date, warns: int) -> State:
    """How it stands on a day; `warns` is how many days before it is due somebody is reminded."""
    if kept.ended_on is not None and kept.ended_on <= on:
        return "ended"
    if kept.until_day is not None and kept.until_day <= on:
        return "expired"
    if on < kept.from_day:
        return "to_come"
    due = act_by(kept)
    if due is None or kept.replaced_on is not None:
        return "in_force"
    return "overdue" if due < on else "due_soon" if due - timedelta(days=warns) <= on else "in_force"


def act_by(kept: Kept) -> date | None:
    """The last day in time to review or renew it; None when there is none."""
    last_day = kept.until_day - ONE_DAY if kept.until_day else None
    return min((day for day in (kept.review_due_on, last_day) if day), default=None)


def yearly_review_after(day: date, warns: int) -> date:
    """The next 31 August, or the one after when that is so near that its reminder has begun."""
    days = (found for year in range(day.year, day.year + 3) for found in POLICY_REVIEW.days(year))
    return next(found for found in days if found > day + timedelta(days=warns))


def missing(neighbours: Mapping[str, str], kept: Iterable[Kept], on: date, warns: int) -> tuple[Missing, ...]:
    """What the policy asks to be in force on a day and is not. `neighbours`: names by code."""
    stands = [one for one in kept if state(one, on, warns) in STANDS]
    found = []
    if not any(one.kind == POLICY for one in stands):
        due = yearly_review_after(on, 0)
        found.append(Missing(POLICY, f"This council’s policy, reviewed and reissued by {due:%-d %B %Y}"))
    shared = {code for one in stands if one.kind == AGREEMENT for code in one.neighbours}
    found += [
        Missing(AGREEMENT, f"An information-sharing agreement with {name}", code)
        for code, name in neighbours.items()
        if code not in shared
    ]
    return tuple(found)
