"""Who a whole roll no longer names, with nobody having said why: what a snapshot says by its silence."""

from __future__ import annotations

from datetime import date, datetime

import polars as pl

from onroll.register.models import Delivery, Sighting
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
    spoken = Sighting.objects.filter(delivery=delivery).values_list("school", "said_on").distinct()
    days = pl.DataFrame(list(spoken), {"school": pl.String, "roll_since": pl.Date}, orient="row")
    return rows.filter(pl.col("roll") == SILENT).join(days, on=["school", "roll_since"], how="semi").sort("name")
