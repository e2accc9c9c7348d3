"""Neighbouring authorities' lists of our residents in their schools: once each autumn, Westshire in two parts."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from onroll.borough import terms
from onroll.borough.clerk import Habits
from onroll.borough.model import NEIGHBOURS
from onroll.borough.post import STYLES, Delivery
from onroll.borough.suppliers import desk
from onroll.borough.suppliers.school_roll import Office, entry, offices
from onroll.borough.world import World

SOURCE = "neighbour_roll"
COLUMNS = ("laestab", "la_code", "as_at", "entry_date", "enrol_status", "nc_year")
HABITS = Habits(
    ("upn", "surname", "forename", "middle_names", "dob", "sex", "address1", "address2", "town", "postcode"),
    upn=0.97, careless=0.025, stale=0.35,
)  # fmt: skip
_COMES = {("898", "primary"): (10, 21), ("898", "secondary"): (11, 4), ("897", "primary"): (11, 11),
          ("897", "secondary"): (11, 11)}  # fmt: skip


def send(world: World) -> Iterator[Delivery]:
    """Each neighbour's list, the year's before we open and then each autumn's."""
    schools = offices(world, "neighbour", HABITS, SOURCE)
    for la in NEIGHBOURS:
        ours = [office for office in schools if office.school.la == la]
        opening = world.start - timedelta(days=20)
        yield from _list(la, ours, opening, world.start)
        for year in range(world.start.year, world.end.year + 1):
            as_at = terms.weekday(date(year, 10, 5))
            for kinds in (["primary"], ["secondary"]) if la == "898" else (["primary", "secondary"],):
                learned = terms.weekday(date(year, *_COMES[la, kinds[0]]))
                if world.start < as_at and learned <= world.end:
                    part = [office for office in ours if office.school.kind in kinds]
                    yield from _list(la, part, as_at, learned)


def _list(la: str, schools: list[Office], as_at: date, learned: date) -> Iterator[Delivery]:
    entries = [
        (office, person, enrolment)
        for office in schools for person, enrolment in office.roll(as_at) if desk.resident(person, as_at)
    ]  # fmt: skip
    if entries:
        rows = [
            {**entry(p, e, as_at, office.clerk.record(p, as_at)), "la_code": la} for office, p, e in entries
        ]
        yield Delivery(
            SOURCE, learned, (*HABITS.columns, *COLUMNS), rows, [p for _, p, _ in entries],
            STYLES[2 if la == "898" else 5], as_at=as_at, hour=14,
        )  # fmt: skip
