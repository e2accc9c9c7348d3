"""When a child we failed to track is looked for again: a year after the last look, and whenever a new source appears.

The register itself looks every night (`intake/watch/recheck`); this is the officer's own look at what is not in it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from onroll.policy.failed_to_track.sleeping import is_watched

HEADING = "APPENDIX 1: CME PROCESS – REMOVAL FROM ROLL"
ROWS = ("102",)

RECHECKED = "rechecked"
NOTHING, SIGN = "nothing", "sign"
RESULTS = {NOTHING: "No sign of the child", SIGN: "A sign of the child"}


@dataclass(frozen=True, slots=True)
class Due:
    """The day by which a child is looked for again, and why then."""

    on: date
    why: str

    def late(self, on: date) -> bool:
        """Whether that day has passed."""
        return self.on < on


@dataclass(frozen=True, slots=True)
class Look:
    """The last look: its day, and the sources there were to look in."""

    on: date
    sources: frozenset[str]


def recheck_due(
    closed_on: date, look: Look | None, dob: date | None, on: date, first_days: Mapping[str, date], days: int
) -> Due | None:
    """When this child is due; None once school age has ended. `first_days`: since when each source tells us anything.

    A source that was not there to look in makes the child due from its first day.
    """
    if not is_watched(dob, on):
        return None
    fresh = [
        Due(day, f"a new source: {source}")
        for source, day in sorted(first_days.items())
        if day <= on and (source not in look.sources if look else day > closed_on)
    ]
    yearly = Due((look.on if look else closed_on) + timedelta(days=days), "yearly")
    return min([*fresh, yearly], key=lambda due: due.on)
