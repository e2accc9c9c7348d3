"""What the national look-ups say when we search for a child."""

from __future__ import annotations

from collections.abc import Iterator

from onroll.borough.clerk import Habits
from onroll.borough.post import STYLES, Delivery
from onroll.borough.suppliers import desk
from onroll.borough.world import World

SOURCE = "pupil_lookup"
COLUMNS = ("looked_up_on", "service", "found", "laestab", "as_at")
HABITS = Habits(
    ("upn", "surname", "forename", "dob"),
    upn=0.95,
    careless=0.01,
)


def send(world: World) -> Iterator[Delivery]:
    """Each fortnight's results."""
    yield from desk.files_of_news(
        world, SOURCE, HABITS, COLUMNS, prefix="LU", days=14, weekday=2, style=STYLES[0]
    )
