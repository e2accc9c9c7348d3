"""Professionals and the public tell us of a child who seems to have no school."""

from __future__ import annotations

from collections.abc import Iterator

from onroll.borough.clerk import Habits
from onroll.borough.post import STYLES, Delivery
from onroll.borough.suppliers import desk
from onroll.borough.world import World

SOURCE = "referrals"
COLUMNS = (
    "referred_on",
    "referrer",
    "role",
    "organisation",
    "last_school",
    "last_seen_on",
    "concerns",
    "immediate_risk",
)
HABITS = Habits(
    ("surname", "forename", "dob", "sex", "full_address", "postcode", "parent1_name", "parent1_phone"),
    born=0.8,
    address=0.8,
    careless=0.06,
    nicknames=0.06,
    middle=0.2,
)


def send(world: World) -> Iterator[Delivery]:
    """Each week's referrals."""
    yield from desk.files_of_news(
        world, SOURCE, HABITS, COLUMNS, prefix="RF", days=7, weekday=3, style=STYLES[0]
    )
