"""How soon a child without settled education is to be looked for."""

from __future__ import annotations

from collections.abc import Iterable

from onroll.policy.at_risk.reasons import same_day

HEADING = "Policy Commitments"

ORDER = ("same_day", "urgent", "soon", "watch")
NOBODY_KNOWS = frozenset({"whereabouts_unknown", "unaccounted"})
LONG_UNSEEN = 28
"""Days since a professional saw the child after which anybody unplaced is urgent. A local choice, unconfirmed."""


def urgency(
    position: str, flags: Iterable[str], days_unseen: int | None, overdue: bool, waiting: bool
) -> str:
    """same_day, urgent, soon or watch.

    waiting: a stated destination or a school's roll is still to come. days_unseen: None when nobody is
    known to have seen the child.
    """
    if same_day(flags):
        return "same_day"
    if position == "whereabouts_unknown" or overdue:
        return "urgent"
    if position in NOBODY_KNOWS and not waiting:
        return "urgent" if days_unseen is None or days_unseen > LONG_UNSEEN else "soon"
    return "watch" if waiting or position == "failed_to_track" else "soon"
