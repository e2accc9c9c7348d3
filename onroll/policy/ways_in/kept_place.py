"""After a place is taken up the child is looked for again: after 30, 90 and 240 days, and when a review falls due."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from onroll.facts.case import CLOSED, REOPENED, STEP, CaseFile, as_day
from onroll.policy.collaboration.endings import PLACED, ending_shown
from onroll.policy.collaboration.every_case import PLACE_TAKEN_UP
from onroll.policy.deadlines.local import PLACE_KEPT_30, PLACE_KEPT_90, PLACE_KEPT_240

HEADING = "Routes into education for children of compulsory school age"
ROWS = ("68", "76")

WATCHED = "watched"
CHECKS = (PLACE_KEPT_30, PLACE_KEPT_90, PLACE_KEPT_240)
KEPT, LOST = "kept", "lost"


@dataclass(frozen=True, slots=True)
class Check:
    """One look at a child who was placed: which, when it is due, what the account says, and so what follows."""

    code: str
    due_on: date
    found: str
    says: str


def started_on(file: CaseFile) -> date | None:
    """The day from which the place is watched: the first day at the school, else the day the case was closed."""
    if file.closed_on is None or file.outcome not in PLACED or not _worked_for(file):
        return None
    return as_day(file.said(PLACE_TAKEN_UP.code, "started_on")) or file.closed_on


def checks_to_come(file: CaseFile) -> tuple[tuple[str, date], ...]:
    """The looks that have not been made yet, with their days: code and day."""
    start = started_on(file)
    if start is None:
        return ()
    made = {act.data.get("check") for act in file.of(WATCHED) if act.number > _closed_at(file)}
    days = ((one.code, start + timedelta(days=one.length)) for one in CHECKS)
    return tuple((code, day) for code, day in days if code not in made)


def check_due(file: CaseFile, on: date) -> Check | None:
    """The look that is due, and what it finds; of several that are due, the latest, which stands for all."""
    due = [(code, day) for code, day in checks_to_come(file) if day <= on]
    if not due:
        return None
    code, day = due[-1]
    found = KEPT if ending_shown(file.position) else LOST
    return Check(code, day, found, _says(file.position, found))


def _says(position: str, found: str) -> str:
    where = position.replace("_", " ") or "not in the account"
    after = (
        "the place is kept, or the child is accounted for"
        if found == KEPT
        else "the child is looked for again"
    )
    return f"The account says {where}: {after}."


def _closed_at(file: CaseFile) -> int:
    found = [act.number for act in file.acts if act.kind in (CLOSED, REOPENED)]
    return found[-1] if found else 0


def _worked_for(file: CaseFile) -> bool:
    """Whether anybody did anything towards the place: a wait that ended by itself is not watched."""
    return bool(file.of(STEP))
