"""Each application for a place is its own: its outcome, its refusal, its answer and its clocks are for it alone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from onroll.facts.case import STEP, Act, CaseFile

HEADING = "Parents are unable to find a school place"
ROWS = ("71", "83", "85")
APPLICATION = "application"
"""Under this name an act says which application it is about: the number of the act that first told of that one."""
LEFT_OUT = "not_appropriate"


def each_application(file: CaseFile, made: str, codes: Iterable[str]) -> Mapping[int, CaseFile]:
    """The case as though each application were the only one, by its number, the earliest first.

    made: the step by which an application comes; codes: every step that is done for each. That none is called for is
    forgotten once one is made.
    """
    about, mine = _about(file, made, frozenset(codes)), file.of(STEP, made)
    last = {about[act.number]: act for act in mine}
    real = [number for number, act in last.items() if act.outcome != LEFT_OUT]
    return {number: _only(file, number, about) for number in sorted(real or last)}


def _about(file: CaseFile, made: str, codes: frozenset[str]) -> dict[int, int]:
    """Which application each act is about. One that does not say so is about the last that had come."""
    found: dict[int, int] = {}
    last = 0
    for act in file.of(STEP):
        if act.step in codes:
            found[act.number] = _named(act) or (act.number if act.step == made else last)
            last = found[act.number] if act.step == made else last
    return found


def _named(act: Act) -> int:
    return int(act.data.get(APPLICATION) or 0)


def _only(file: CaseFile, number: int, about: Mapping[int, int]) -> CaseFile:
    return replace(file, acts=tuple(act for act in file.acts if about.get(act.number, number) == number))
