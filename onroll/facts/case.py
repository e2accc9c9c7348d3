"""A case as the rules see it: where the child stands, and every act that was done, in order."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

STEP, UNDONE = "step", "undone"
PAUSED, RESUMED = "clock_paused", "clock_resumed"
OPENED, CLOSED, REOPENED = "opened", "closed", "reopened"
SETTLED = frozenset({"done", "answered", "not_appropriate"})
"""Outcomes of a step after which nobody waits for it. "sent" waits for an answer: no reply is not an answer."""
MEANINGFUL = frozenset({STEP, "contact", "meeting", "decision", "letter", "document", OPENED, REOPENED})
"""Acts that bring the child nearer to a desk: a note, a hand-over or a look does not."""


@dataclass(frozen=True, slots=True)
class Act:
    """One thing that was done: what, on which day, written down when and by whom, and what was said."""

    number: int
    kind: str
    step: str
    on: date
    at: datetime
    by: str
    data: Mapping[str, Any]

    @property
    def outcome(self) -> str:
        """Of a step: done, not_appropriate, sent or answered."""
        return str(self.data.get("outcome", ""))


@dataclass(frozen=True, slots=True)
class CaseFile:
    """One case with all that the rules may ask of it. `acts` are those of the case and of the child, in order."""

    ref: str
    child: str
    way_out: str
    opened_on: date
    acts: tuple[Act, ...] = ()
    version: int = 1
    school: str = ""
    owner: str = ""
    offered_to: str = ""
    closed_on: date | None = None
    outcome: str = ""
    position: str = ""
    since: date | None = None
    flags: tuple[str, ...] = ()
    before: int = 0
    """How many searches for this child were over before this case was opened."""
    facts: Mapping[str, Any] = field(default_factory=dict)
    """What the account says of the child today, by the account's own column names."""

    def of(self, kind: str, step: str = "") -> tuple[Act, ...]:
        """The acts of a kind (and a step) that stand, the earliest first."""
        return tuple(act for act in standing(self.acts) if act.kind == kind and step in ("", act.step))

    def last(self, kind: str, step: str = "") -> Act | None:
        """The latest of them, or nothing."""
        found = self.of(kind, step)
        return found[-1] if found else None

    def since_opened(self, step: str) -> Act | None:
        """The last act of a step that still counts where what was found before the case was opened again does not."""
        act, again = self.last(STEP, step), self.last(REOPENED)
        return act if act is not None and (again is None or act.number > again.number) else None

    def settled(self, step: str) -> Act | None:
        """The act that settled a step, if the latest one did."""
        act = self.last(STEP, step)
        return act if act is not None and act.outcome in SETTLED else None

    def said(self, step: str, question: str) -> Any:
        """What was answered to a question of a step when it was last done; nothing when it was not."""
        for act in reversed(self.of(STEP, step)):
            if question in act.data:
                return act.data[question]
        return None

    @property
    def last_meaningful(self) -> Act | None:
        """The latest act that brought the child nearer to a desk."""
        found = [act for act in standing(self.acts) if act.kind in MEANINGFUL]
        return max(found, key=lambda act: (act.on, act.number)) if found else None


def standing(acts: tuple[Act, ...]) -> tuple[Act, ...]:
    """The acts that nobody has taken back. What was taken back stays on the record."""
    gone = {act.data.get("act") for act in acts if act.kind == UNDONE}
    return tuple(act for act in acts if act.kind != UNDONE and act.number not in gone)


def as_day(value: Any) -> date | None:
    """A day as acts hold it: text in ISO form, or nothing."""
    return date.fromisoformat(value) if isinstance(value, str) and value else None
