"""The housing team's changes of tenancy that involve children: no numbers of any kind."""

from __future__ import annotations

from collections.abc import Iterator

from onroll.borough.clerk import Habits
from onroll.borough.post import STYLES, Delivery
from onroll.borough.suppliers import desk
from onroll.borough.world import World

SOURCE = "housing"
COLUMNS = ("old_postcode", "moved_on")
HABITS = Habits(
    (
        "source_ref",
        "surname",
        "forename",
        "dob",
        "address1",
        "address2",
        "town",
        "postcode",
        "uprn",
        "parent1_name",
        "parent1_phone",
    ),
    born=0.95,
    careless=0.05,
    accents=0.2,
    stale=0.0,
)


def send(world: World) -> Iterator[Delivery]:
    """Each month's moves."""
    yield from desk.files_of_news(
        world, SOURCE, HABITS, COLUMNS, prefix="HO", days=28, weekday=3, style=STYLES[3]
    )
