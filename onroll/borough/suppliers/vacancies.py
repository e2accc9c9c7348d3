"""Admissions' count of the places in each school and year group, of the last Monday: nothing of it is drawn by lot."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from onroll.borough.model import Fields, School
from onroll.borough.post import Delivery
from onroll.borough.world import World

COLUMNS = ("laestab", "year_group", "places", "counted_on")


def send(world: World) -> Iterator[Delivery]:
    """One list; a borough that is over before its first Monday has none."""
    day = world.end - timedelta(days=world.end.weekday())
    if day <= world.start:
        return
    rows: list[Fields] = [
        {"laestab": school.laestab, "year_group": group, "places": _places(school, group), "counted_on": day}
        for school in world.schools.all
        if school.sector == "own" and school.kind not in ("special", "pru")
        for group in range(max(school.low, 0), school.high + 1)
    ]
    yield Delivery("vacancies", day, COLUMNS, rows, [], as_at=day, hour=8)


def _places(school: School, group: int) -> int:
    """Most year groups are full; the rest have a few places."""
    return max(0, (school.number * 5 + group * 3) % 7 - 3)
