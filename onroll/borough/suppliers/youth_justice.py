"""The youth justice team's open cases, by change."""

from __future__ import annotations

from collections.abc import Iterator

from onroll.borough.clerk import Habits
from onroll.borough.post import STYLES, Delivery
from onroll.borough.suppliers import desk
from onroll.borough.world import World

SOURCE = "youth_justice"
COLUMNS = ("started_on", "ended_on")
HABITS = Habits(
    ("source_ref", "surname", "forename", "dob", "sex", "address1", "postcode"),
    careless=0.04,
    middle=0.4,
)


def send(world: World) -> Iterator[Delivery]:
    """Each fortnight's changes."""
    yield from desk.files_of_news(
        world, SOURCE, HABITS, COLUMNS, prefix="YJ", days=14, weekday=4, style=STYLES[0]
    )
