"""Education, health and care plans: when issued, which school is named."""

from __future__ import annotations

from collections.abc import Iterator

from onroll.borough.clerk import Habits
from onroll.borough.post import STYLES, Delivery
from onroll.borough.suppliers import desk
from onroll.borough.world import World

SOURCE = "send_plans"
COLUMNS = ("plan_issued_on", "named_laestab", "plan_ended_on")
HABITS = Habits(
    (
        "source_ref",
        "upn",
        "nhs_number",
        "surname",
        "forename",
        "middle_names",
        "dob",
        "sex",
        "address1",
        "address2",
        "postcode",
    ),
    upn=0.95,
    nhs=0.5,
    careless=0.02,
)


def send(world: World) -> Iterator[Delivery]:
    """Every plan on the first day, then changes each month."""
    yield from desk.files_of_news(
        world, SOURCE, HABITS, COLUMNS, prefix="EHC", days=28, weekday=1, style=STYLES[4]
    )
