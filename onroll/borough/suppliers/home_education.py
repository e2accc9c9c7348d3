"""The home education team's register, every other Tuesday: notices, visits, findings."""

from __future__ import annotations

from collections.abc import Iterator

from onroll.borough.clerk import Habits
from onroll.borough.post import STYLES, Delivery
from onroll.borough.suppliers import desk
from onroll.borough.world import World

SOURCE = "home_education"
COLUMNS = ("notified_on", "started_on", "assessed_on", "finding", "ended_on")
HABITS = Habits(
    ("source_ref", "upn", "surname", "forename", "middle_names", "dob", "sex", "address1", "address2", "postcode",
     "parent1_name", "parent1_phone", "parent1_email"), upn=0.8, careless=0.03,
)  # fmt: skip


def send(world: World) -> Iterator[Delivery]:
    """Everybody on the first day, then changes."""
    yield from desk.files_of_news(
        world, SOURCE, HABITS, COLUMNS, prefix="EHE", days=14, weekday=1, style=STYLES[4]
    )
