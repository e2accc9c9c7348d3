"""A case whose child is accounted for again: who may end it, and as what."""

from __future__ import annotations

from onroll.facts.case import CLOSED, OPENED, REOPENED, CaseFile, standing
from onroll.policy.collaboration.endings import ending_shown
from onroll.policy.pathway import pathways

HEADING = "Starting education"
ROWS = ("5", "68")
OF_NO_WORK = frozenset({OPENED, CLOSED, REOPENED, "assigned", "watched", "followed"})
"""Acts the register does by itself: a case with no others has been worked by nobody."""
NOT_BY_ITSELF = frozenset({"died"})
"""Endings that a person always puts their name to."""


def may_end_as(file: CaseFile) -> str:
    """The ending the account shows for an open case, to be proposed to its owner; empty when it shows none."""
    shown = ending_shown(file.position)
    known = pathways().get(file.way_out)
    if file.closed_on is not None or known is None or shown not in {one.code for one in known.outcomes}:
        return ""
    return shown


def ends_by_itself(file: CaseFile) -> str:
    """The ending with which the register closes a case that nobody has worked; empty when a person decides."""
    worked = any(act.kind not in OF_NO_WORK for act in standing(file.acts))
    opened_by_hand = any(act.kind == OPENED and act.by != "system" for act in file.acts)
    shown = may_end_as(file)
    return "" if worked or opened_by_hand or shown in NOT_BY_ITSELF else shown
