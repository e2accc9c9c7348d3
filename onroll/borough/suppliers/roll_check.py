"""Our own list of children we expect at a school, ticked and sent back by the school."""

from __future__ import annotations

from collections.abc import Iterator

from onroll.borough.clerk import Habits
from onroll.borough.post import STYLES, Delivery
from onroll.borough.suppliers import desk
from onroll.borough.world import World

SOURCE = "roll_check"
COLUMNS = ("laestab", "asked_on", "answer", "starting_day")
HABITS = Habits(
    ("upn", "surname", "forename", "dob", "postcode"),
    upn=0.9,
    careless=0.01,
)


def send(world: World) -> Iterator[Delivery]:
    """Each week's answers."""
    yield from desk.files_of_news(
        world, SOURCE, HABITS, COLUMNS, prefix="RC", days=7, weekday=4, style=STYLES[4]
    )
