"""Schools' notices of suspensions and permanent exclusions, each Thursday."""

from __future__ import annotations

from collections.abc import Iterator

from onroll.borough.clerk import Habits
from onroll.borough.post import STYLES, Delivery
from onroll.borough.suppliers import desk
from onroll.borough.world import World

SOURCE = "exclusions"
COLUMNS = ("laestab", "category", "excluded_on", "days", "review_concluded_on", "provision_from", "provider")
HABITS = Habits(
    ("upn", "surname", "forename", "dob", "sex", "postcode"),
    upn=0.96,
    careless=0.03,
)


def send(world: World) -> Iterator[Delivery]:
    """Each week's exclusions."""
    yield from desk.files_of_news(
        world, SOURCE, HABITS, COLUMNS, prefix="EX", days=7, weekday=3, style=STYLES[2]
    )
