"""The admissions team's applications, each Monday: received, decided, refused, with the reason."""

from __future__ import annotations

from collections.abc import Iterator

from onroll.borough.clerk import Habits
from onroll.borough.post import STYLES, Delivery
from onroll.borough.suppliers import desk
from onroll.borough.world import World

SOURCE = "applications"
COLUMNS = ("application_ref", "round", "received_on", "authority", "decided_on", "outcome", "refusal_reason")
HABITS = Habits(
    ("upn", "surname", "forename", "middle_names", "dob", "sex", "address1", "address2", "postcode",
     "parent1_name", "parent1_phone", "parent1_email"), upn=0.72, careless=0.03, nicknames=0.02,
)  # fmt: skip


def send(world: World) -> Iterator[Delivery]:
    """Each week's applications and decisions."""
    yield from desk.files_of_news(world, SOURCE, HABITS, COLUMNS, prefix="A", weekday=0, style=STYLES[0])
