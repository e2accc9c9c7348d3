"""Tuition arranged by the authority otherwise than at school: who, by whom, how many hours."""

from __future__ import annotations

from collections.abc import Iterator

from onroll.borough.clerk import Habits
from onroll.borough.post import STYLES, Delivery
from onroll.borough.suppliers import desk
from onroll.borough.world import World

SOURCE = "eotas"
COLUMNS = ("provider", "started_on", "ended_on", "hours_per_week")
HABITS = Habits(
    (
        "source_ref",
        "upn",
        "surname",
        "forename",
        "middle_names",
        "dob",
        "sex",
        "address1",
        "address2",
        "postcode",
    ),
    upn=0.9,
    careless=0.02,
)


def send(world: World) -> Iterator[Delivery]:
    """Everybody on the first day, then changes each fortnight."""
    yield from desk.files_of_news(
        world, SOURCE, HABITS, COLUMNS, prefix="ET", days=14, weekday=3, style=STYLES[0]
    )
