"""Decisions kept in the earlier system: whom it stopped looking for, whom it found abroad, and on what evidence."""

from __future__ import annotations

from collections.abc import Iterator

from onroll.borough.clerk import Habits
from onroll.borough.post import STYLES, Delivery
from onroll.borough.suppliers import desk
from onroll.borough.world import World

SOURCE = "closures"
COLUMNS = ("closed_on", "reason", "evidence")
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
    upn=0.7,
    careless=0.02,
    stale=1.0,
)


def send(world: World) -> Iterator[Delivery]:
    """All of them on the first day; later ones each fortnight."""
    yield from desk.files_of_news(
        world, SOURCE, HABITS, COLUMNS, prefix="CL", days=14, weekday=0, style=STYLES[2]
    )
