"""What a day holds with schools: visits and meetings, and what was agreed at them."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, timedelta
from typing import Any

from onroll.reports.schools.due import Due, due_with_schools
from onroll.web.pages.cases.due import weekday
from onroll.web.schools import names_of

A_WEEK = timedelta(days=7)


def with_schools(whose: Collection[str], on: date) -> list[dict[str, Any]]:
    """These people's visits of a week ahead and what they agreed; what is past stays until somebody tells of it."""
    found = due_with_schools(on + A_WEEK, whose)
    names = names_of({one.school for one in found})
    return [
        {"day": weekday(one.day, on), "text": one.text, "href": f"/schools/{one.school}", "says": says(one, on),
         "name": names.get(one.school, one.school)}
        for one in found
    ]  # fmt: skip


def says(one: Due, on: date) -> str:
    """What is lacking of something whose day has passed."""
    if one.day >= on:
        return ""
    return "say what came of it" if one.meeting else "late"
