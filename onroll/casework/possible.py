"""Answers are held against the days of the case, the same for an officer and for a school, before they are kept."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from onroll.casework.act import NotDone
from onroll.facts.case import CaseFile
from onroll.policy.pathway import Given, Question, may_be_so
from onroll.register import council
from onroll.register.pupil_days import on_roll_since
from onroll.register.school_days import calendar_of


def possible(
    asked: tuple[Question, ...], said: Mapping[str, Any], on: date, *, child: str, school: str,
    file: CaseFile | None = None,
) -> Mapping[str, Any]:  # fmt: skip
    """The answers as given. Raises NotDone naming the first that cannot be so. `file`: the case, where there is one."""
    held = [one for one in asked if one.wrong is not may_be_so]
    if not held:
        return said
    calendar = calendar_of(school) if school else council.school_calendar()
    since = on_roll_since(child, school) if school else None
    for one in held:
        if why := one.wrong(Given(said.get(one.code), said, file, on, calendar, since)):
            raise NotDone(f"{one.title}: {why}")
    return said
