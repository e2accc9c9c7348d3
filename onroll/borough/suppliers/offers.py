"""The admissions team's offers and the families' answers, each Monday and on national offer days."""

from __future__ import annotations

from collections.abc import Iterator

from onroll.borough.clerk import Habits
from onroll.borough.post import STYLES, Delivery
from onroll.borough.suppliers import desk
from onroll.borough.world import World

SOURCE = "offers"
COLUMNS = ("application_ref", "laestab", "offered_on", "start_on", "response", "responded_on", "deferred_to",
           "withdrawn_on")  # fmt: skip
HABITS = Habits(
    ("upn", "surname", "forename", "dob", "sex", "address1", "address2", "postcode"), upn=0.72, careless=0.03,
)  # fmt: skip


def send(world: World) -> Iterator[Delivery]:
    """Each week's offers and answers."""
    yield from desk.files_of_news(
        world, SOURCE, HABITS, COLUMNS, prefix="A", weekday=0, style=STYLES[4], hour=10
    )
