"""When a child we failed to track is looked for again: a year after the last look, and whenever a new source appears.

The register itself looks every night (`intake/watch/recheck`); this is the officer's own look at what is not in it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from onroll.facts.calendars import Calendar
from onroll.policy.deadlines.local import FAILED_TO_TRACK_RECHECK
from onroll.policy.deadlines.running import Running, running
from onroll.policy.failed_to_track.sleeping import is_watched

HEADING = "APPENDIX 1: CME PROCESS – REMOVAL FROM ROLL"
ROWS = ("102",)

RECHECKED = "rechecked"
NOTHING, SIGN = "nothing", "sign"
RESULTS = {NOTHING: "No sign of the child", SIGN: "A sign of the child"}


@dataclass(frozen=True, slots=True)
class Due:
    """Why a child is looked for again, and the clock that says by when, warns before and tells whom once it is late."""

    why: str
    clock: Running

    @property
    def on(self) -> date:
        """The day by which the child is looked for."""
        return self.clock.due_on or self.clock.starts_on

    @property
    def pressing(self) -> str:
        """late, today or soon; empty while there is time."""
        if self.clock.state == "late":
            return "late"
        return {"warning": "soon" if self.clock.days_left else "today"}.get(self.clock.state, "")


@dataclass(frozen=True, slots=True)
class Look:
    """The last look: its day, and the sources there were to look in."""

    on: date
    sources: frozenset[str]


def recheck_due(
    closed_on: date, look: Look | None, dob: date | None, on: date, first_days: Mapping[str, date], calendar: Calendar,
    days: int = FAILED_TO_TRACK_RECHECK.length,
) -> Due | None:  # fmt: skip
    """When this child is due; None once school age has ended. `first_days`: since when each source tells us anything.

    `days`: the council's own length of the year. A source that was not there to look in makes the child due from its
    first day.
    """
    if not is_watched(dob, on):
        return None
    yearly = replace(FAILED_TO_TRACK_RECHECK, length=days)
    at_once = replace(FAILED_TO_TRACK_RECHECK, length=0)
    fresh = [
        Due(f"a new source: {source}", running(at_once, day, (), on, calendar))
        for source, day in sorted(first_days.items())
        if day <= on and (source not in look.sources if look else day > closed_on)
    ]
    again = Due("yearly", running(yearly, look.on if look else closed_on, (), on, calendar))
    return min([*fresh, again], key=lambda due: due.on)
