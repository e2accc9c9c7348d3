"""Schools' returns of names deleted, gathered each Friday."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from onroll.borough.clerk import Habits
from onroll.borough.model import Enrolment, Person
from onroll.borough.post import STYLES, Delivery
from onroll.borough.suppliers import desk
from onroll.borough.world import World

BACKLOG = timedelta(days=280)  # how far back the returns go that we start with
SOURCE = "school_leavers"
COLUMNS = ("laestab", "leaving_date", "ground", "destination_kind", "destination_laestab", "destination_la",
           "destination_country", "destination_address", "destination_start", "returned_on")  # fmt: skip
HABITS = Habits(
    ("upn", "surname", "forename", "middle_names", "dob", "sex", "address1", "address2", "postcode",
     "parent1_name", "parent1_phone"), upn=0.955, careless=0.025,
)  # fmt: skip


def send(world: World) -> Iterator[Delivery]:
    """Each week's leavers."""
    for person in world.people:
        for enrolment in person.enrolments:
            if enrolment.returned_on and world.start - BACKLOG <= enrolment.returned_on <= world.end:
                _return(world, person, enrolment)
    yield from desk.files_of_news(
        world, SOURCE, HABITS, COLUMNS, prefix="L", weekday=4, style=STYLES[1], hour=15
    )


def _return(world: World, person: Person, enrolment: Enrolment) -> None:
    said = enrolment.destination or {}
    if enrolment.returned_on:
        world.tell(
            SOURCE, max(world.start, enrolment.returned_on), person, reveals=True, laestab=enrolment.school.laestab,
            leaving_date=enrolment.until, ground=enrolment.ground, returned_on=enrolment.returned_on, **said,
        )  # fmt: skip
