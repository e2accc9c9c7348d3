"""Schools' returns of names added outside the usual time, gathered each Friday."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from onroll.borough import terms
from onroll.borough.clerk import Habits
from onroll.borough.post import STYLES, Delivery
from onroll.borough.suppliers import desk
from onroll.borough.world import World

SOURCE = "school_joiners"
COLUMNS = ("laestab", "starting_day", "previous_laestab", "returned_on")
HABITS = Habits(
    ("upn", "surname", "forename", "middle_names", "dob", "sex", "address1", "address2", "postcode",
     "parent1_name", "parent1_phone"), upn=0.9, careless=0.025,
)  # fmt: skip


def send(world: World) -> Iterator[Delivery]:
    """Each week's joiners."""
    rng = world.rng("joiners")
    for person in world.people:
        for enrolment in person.enrolments:
            if enrolment.joiner and world.start <= enrolment.first <= world.end:
                before = person.enrolment(enrolment.first - timedelta(days=1))
                returned = terms.weekday(enrolment.first + timedelta(days=rng.randrange(1, 7)))
                world.tell(
                    SOURCE, returned, person, laestab=enrolment.school.laestab, starting_day=enrolment.first,
                    previous_laestab=before.school.laestab if before else "", returned_on=returned,
                )  # fmt: skip
    yield from desk.files_of_news(
        world, SOURCE, HABITS, COLUMNS, prefix="J", weekday=4, style=STYLES[2], hour=15
    )
