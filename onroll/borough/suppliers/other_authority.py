"""Other authorities' answers when we ask whether they know a child."""

from __future__ import annotations

from collections.abc import Iterator

from onroll.borough.clerk import Habits
from onroll.borough.post import STYLES, Delivery
from onroll.borough.suppliers import desk
from onroll.borough.world import World

SOURCE = "other_authority"
COLUMNS = ("la_code", "asked_on", "answered_on", "answer", "laestab")
HABITS = Habits(
    ("surname", "forename", "dob", "upn"),
    upn=0.6,
    careless=0.03,
    middle=0.3,
)


def send(world: World) -> Iterator[Delivery]:
    """Each week's answers."""
    yield from desk.files_of_news(
        world, SOURCE, HABITS, COLUMNS, prefix="OA", days=7, weekday=1, style=STYLES[0]
    )
