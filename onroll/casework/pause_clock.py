"""Stop a clock with a reason, and let it run again. A stopped clock is never late, and is always shown as stopped."""

from __future__ import annotations

from onroll.casework.act import Doer, NotAllowed, NotDone, act, reason
from onroll.facts.case import PAUSED, RESUMED, CaseFile
from onroll.policy.pathway import pathways
from onroll.policy.plan import pauses
from onroll.register.models import CaseAct

MAY_STOP_ALL = frozenset({"manager", "system"})


def pause(file: CaseFile, clock: str, by: Doer, *, why: str, seen: int) -> CaseAct:
    """Stop a clock from today. Raises NotDone when this case has no such clock or it stands still already."""
    if _stands_still(file, clock, by):
        raise NotDone("this clock is stopped already")
    if by.actor.role not in MAY_STOP_ALL and clock in _of_the_same_day(file):
        raise NotAllowed(
            "what is due the same day is for a child at risk: only a manager may stop this clock"
        )
    return act(file.ref, PAUSED, by, data={"clock": clock}, seen=seen, why=reason(why))


def resume(file: CaseFile, clock: str, by: Doer, *, why: str, seen: int) -> CaseAct:
    """Let a clock run again from today."""
    if not _stands_still(file, clock, by):
        raise NotDone("this clock is running")
    return act(file.ref, RESUMED, by, data={"clock": clock}, seen=seen, why=reason(why))


def _stands_still(file: CaseFile, clock: str, by: Doer) -> bool:
    known = {step.clock.code for step in pathways()[file.way_out].steps if step.clock is not None}
    if clock not in known:
        raise NotDone(f"this case has no clock {clock!r}")
    return any(until is None for _, until in pauses(file, clock))


def _of_the_same_day(file: CaseFile) -> frozenset[str]:
    clocks = (step.clock for step in pathways()[file.way_out].steps)
    return frozenset(clock.code for clock in clocks if clock is not None and clock.length == 0)
