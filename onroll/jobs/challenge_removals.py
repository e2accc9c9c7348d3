"""Challenge every removal that nobody asked about: a case for each, with the question to the school to be sent."""

from __future__ import annotations

from datetime import date, datetime

from onroll.casework.act import Doer
from onroll.casework.open_case import Due, open_due
from onroll.policy.removal_from_roll.removal import CODE
from onroll.register.scope import SYSTEM
from onroll.reports.removals.found import found


def challenge_removals(on: date, now: datetime) -> int:
    """Open the cases; returns how many. Running it again opens none."""
    due = [
        Due(one.child, CODE, one.why, school=one.school, last_school=one.school) for one in found(SYSTEM, on)
    ]
    return open_due(due, Doer(SYSTEM, now, on)) if due else 0
