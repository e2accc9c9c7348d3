"""Independent schools' rolls: once a year, school by school, from late October to the middle of November."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random

from onroll.borough import terms
from onroll.borough.clerk import SCHOOL_COLUMNS, Habits
from onroll.borough.post import STYLES, Delivery
from onroll.borough.suppliers.school_roll import Office, entry, offices
from onroll.borough.world import World

SOURCE = "independent_roll"
COLUMNS = ("laestab", "as_at", "entry_date", "nc_year")
HABITS = Habits(SCHOOL_COLUMNS, upn=0.4, careless=0.035, stale=0.3)


def send(world: World) -> Iterator[Delivery]:
    """Each school's roll, the year's before we open and then each autumn's."""
    rng = world.rng(SOURCE)
    for office in offices(world, "independent", HABITS, SOURCE):
        for as_at, learned in _days(world, rng):
            if delivery := _roll(office, as_at, learned):
                yield delivery


def _days(world: World, rng: Random) -> Iterator[tuple[date, date]]:
    yield world.start - timedelta(days=rng.randrange(10, 25)), world.start
    for year in range(world.start.year, world.end.year + 1):
        as_at = terms.weekday(date(year, 10, 12) + timedelta(days=rng.randrange(14)))
        learned = terms.weekday(date(year, 10, 23) + timedelta(days=rng.randrange(25)))
        if world.start < as_at and learned <= world.end:
            yield as_at, learned


def _roll(office: Office, as_at: date, learned: date) -> Delivery | None:
    pupils = office.roll(as_at)
    if not pupils:
        return None
    rows = [entry(p, e, as_at, office.clerk.record(p, as_at)) for p, e in pupils]
    style = STYLES[(office.school.number * 2 + 1) % len(STYLES)]
    return Delivery(
        SOURCE, learned, (*HABITS.columns, *COLUMNS), rows, [p for p, _ in pupils], style, as_at=as_at,
        school=office.school.laestab, hour=13, whole=[office.school.laestab],
    )  # fmt: skip
