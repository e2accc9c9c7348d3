"""Police notices that name a child: no numbers, names as heard, now and then no birth date."""

from __future__ import annotations

from collections.abc import Iterator

from onroll.borough.clerk import Habits
from onroll.borough.post import STYLES, Delivery
from onroll.borough.suppliers import desk
from onroll.borough.world import World

SOURCE = "police_notices"
COLUMNS = ("notice_ref", "notice_on")
HABITS = Habits(
    ("full_name", "dob", "sex", "full_address", "postcode"),
    born=0.9,
    address=0.9,
    careless=0.08,
    nicknames=0.06,
    middle=0.3,
    accents=0.05,
)


def send(world: World) -> Iterator[Delivery]:
    """Each week's notices."""
    yield from desk.files_of_news(
        world, SOURCE, HABITS, COLUMNS, prefix="PN", days=7, weekday=1, style=STYLES[3]
    )
