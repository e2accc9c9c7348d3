"""Restricted: the earlier identity of a child placed for adoption, so that it is never looked for again."""

from __future__ import annotations

from collections.abc import Iterator

from onroll.borough.clerk import Habits
from onroll.borough.post import STYLES, Delivery
from onroll.borough.suppliers import desk
from onroll.borough.world import World

SOURCE = "adoption"
COLUMNS = ("placed_on",)
HABITS = Habits(
    ("source_ref", "upn", "nhs_number", "surname", "forename", "middle_names", "dob", "sex"),
    upn=0.9,
    nhs=0.9,
    careless=0.01,
)


def send(world: World) -> Iterator[Delivery]:
    """A note by hand as each child is placed."""
    yield from desk.files_of_news(
        world, SOURCE, HABITS, COLUMNS, prefix="AD", days=7, weekday=4, style=STYLES[0]
    )
