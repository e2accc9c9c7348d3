"""Who a whole roll no longer names, with nobody having said why: what a snapshot says by its silence."""

from __future__ import annotations

from datetime import date, datetime

import polars as pl

from onroll.register.models import Delivery, Sighting
from onroll.register.schools import resolved
from onroll.register.scope import Actor
from onroll.reports.account import account

SILENT = "left_without_a_return"


def absent_from(delivery: Delivery, on: date, known_at: datetime | None, actor: Actor) -> pl.DataFrame:
    """The account's rows of the children whose roll evidence this roll ended, and who still stand so on the day.

    Empty unless the delivery declares a whole roll. A roll that has shrunk below half of the last ends nobody's.
    """
    rows = account(on, known_at, actor).rows
    if delivery.coverage != "whole_roll" or delivery.state != "read":
        return rows.clear()
    days = spoken_of(delivery, known_at).rename({"said_on": "roll_since"})
    return (
        rows.filter(pl.col("roll") == SILENT).join(days, on=["school", "roll_since"], how="semi").sort("name")
    )


def spoken_of(delivery: Delivery, known_at: datetime | None) -> pl.DataFrame:
    """The schools and days of the whole rolls in a delivery: school (as the account names it) and said_on."""
    whole = delivery.coverage == "whole_roll"
    seen = Sighting.objects.filter(delivery=delivery) if whole else Sighting.objects.none()
    rows = list(seen.values_list("school", "said_on").distinct())
    said = pl.DataFrame(rows, {"school": pl.String, "said_on": pl.Date}, orient="row")
    return resolved(said, "school", known_at).unique()


def not_believed(small: pl.DataFrame) -> list[str]:
    """A sentence for each school (`school`) whose roll has shrunk too far to say by its silence that anybody left."""
    schools = sorted(small["school"].drop_nulls().unique())
    return [
        f"The roll of {one} is too small to be believed: nobody is counted as absent from it."
        for one in schools
    ]
