"""Schools' lists of expected pupils who have not come, each Thursday in the autumn."""

from __future__ import annotations

from collections.abc import Iterator

from onroll.borough.clerk import Habits
from onroll.borough.post import STYLES, Delivery
from onroll.borough.suppliers import desk
from onroll.borough.world import World

SOURCE = "no_shows"
COLUMNS = ("laestab", "expected_on", "contact_made", "reason")
HABITS = Habits(
    ("upn", "surname", "forename", "dob", "postcode", "parent1_phone"),
    upn=0.7,
    careless=0.03,
)


def send(world: World) -> Iterator[Delivery]:
    """Each week's no-shows."""
    yield from desk.files_of_news(
        world, SOURCE, HABITS, COLUMNS, prefix="NS", days=7, weekday=3, style=STYLES[3]
    )
