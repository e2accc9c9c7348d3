"""What was agreed to be done about a child, by whom and by when: it is late once its day has passed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from onroll.facts.case import Act, CaseFile, as_day

HEADING = "Policy Commitments"
ACTION, ACTION_DONE = "action", "action_done"


@dataclass(frozen=True, slots=True)
class Agreed:
    """One agreed action that is still open: its act's number, what, by whom, and its last day in time."""

    number: int
    title: str
    to: str
    due_on: date


def open_actions(file: CaseFile) -> tuple[Act, ...]:
    """The agreed actions nobody has marked as done."""
    done = {act.data.get("act") for act in file.of(ACTION_DONE)}
    return tuple(one for one in file.of(ACTION) if one.number not in done)


def agreed(file: CaseFile) -> tuple[Agreed, ...]:
    """What an open case still has to see done, the earliest due first; a closed one has nothing."""
    if file.closed_on is not None:
        return ()
    found = [
        Agreed(one.number, one.data["title"], one.data["to"], as_day(one.data["due_on"]) or one.on)
        for one in open_actions(file)
    ]
    return tuple(sorted(found, key=lambda one: (one.due_on, one.number)))
