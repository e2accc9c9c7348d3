"""Schools' reports of absence: ten days without leave, fifteen days' sickness, twenty days."""

from __future__ import annotations

from collections.abc import Iterator

from onroll.borough.clerk import Habits
from onroll.borough.post import STYLES, Delivery
from onroll.borough.suppliers import desk
from onroll.borough.world import World

SOURCE = "absences"
COLUMNS = ("laestab", "first_day", "school_days", "codes", "authorised")
HABITS = Habits(
    ("upn", "surname", "forename", "dob", "sex", "postcode"),
    upn=0.96,
    careless=0.02,
)


def send(world: World) -> Iterator[Delivery]:
    """Each week's reports."""
    yield from desk.files_of_news(
        world, SOURCE, HABITS, COLUMNS, prefix="AB", days=7, weekday=4, style=STYLES[1]
    )
