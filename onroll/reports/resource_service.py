"""The list shared with the Children's Resource Service: children open to it without education, and the two compared."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

import polars as pl
from django.db.models import Max

from onroll.policy.at_risk.reasons import by_code
from onroll.register.bulk import among, read_frame
from onroll.register.models import Delivery, Link, Sighting
from onroll.register.scope import SEES_EVERY_CHILD, Actor
from onroll.reports.account import account

ROWS = ("28",)
LISTS = ("social_care", "looked_after")
OPEN_TO_IT = ("CP", "CIN", "LAC", "CFF")
"""The plans that the service's lists name, as the account has them."""
ELSEWHERE = """
SELECT DISTINCT l.child_id FROM register_link l
JOIN register_sighting s ON s.id = l.sighting_id
JOIN register_delivery d ON d.id = s.delivery_id AND d.state = 'read'
WHERE l.undone_at IS NULL AND d.source NOT IN {lists} AND {children}
"""
"""Which of these children anybody besides the service has told us of."""


@dataclass(frozen=True, slots=True)
class Child:
    """One child of the list. `recorded`: whether anybody but the service has told us of the child."""

    child: str
    name: str
    born: date | None
    year_group: str
    plans: tuple[str, ...]
    position: str
    since: date | None
    recorded: bool
    sure: bool
    """Whether the child is missing education; else it is not known."""


@dataclass(frozen=True, slots=True)
class Shared:
    """The list of a day, and what the comparison shows.

    `as_at`: the day of the service's latest list, or nothing. `open_to_it`: of school age, open to the service, and
    not established in education. `not_open`: at risk by other news, not established either, and not on its lists.
    `undecided`: lines of its latest list of which nobody knows yet which child they are.
    """

    as_at: date | None
    open_to_it: list[Child]
    not_open: list[Child]
    undecided: int


def shared_list(actor: Actor, on: date) -> Shared:
    """Only those who see every child are told."""
    if actor.role not in SEES_EVERY_CHILD:
        return Shared(None, [], [], 0)
    rows = account(on, None, actor).rows.filter(
        pl.col("in_scope_436a").is_in(["yes", "unknown"]),
        pl.col("missing_education").is_in(["yes", "unknown"]),
    )
    open_to_it = pl.col("flags").list.set_intersection(list(OPEN_TO_IT)).list.len() > 0
    theirs = rows.filter(open_to_it)
    ours = rows.filter(~open_to_it, pl.col("flags").list.len() > 0)
    told = _told_elsewhere(theirs["child_id"].to_list())
    latest = Delivery.objects.filter(source="social_care", state="read").order_by("learned_at", "pk").last()
    return Shared(
        Delivery.objects.filter(source="social_care", state="read").aggregate(day=Max("as_at"))["day"],
        _in_order(theirs, told), _in_order(ours, set(ours["child_id"].to_list())),
        Sighting.objects.filter(delivery=latest).exclude(
            pk__in=Link.objects.filter(undone_at=None).values("sighting")).count() if latest else 0,
    )  # fmt: skip


def _told_elsewhere(children: list[int]) -> set[int]:
    where, values = among("l.child_id", children)
    sql = ELSEWHERE.format(lists=str(LISTS), children=where)
    return set(read_frame(sql, values, {"child_id": pl.Int64})["child_id"].to_list())


def _in_order(rows: pl.DataFrame, recorded: set[int]) -> list[Child]:
    """The gravest plan first, then those without a record, then by name."""
    ranks = {code: one.rank for code, one in by_code().items()}
    found = [_child(row, row["child_id"] in recorded) for row in rows.to_dicts()]
    return sorted(
        found, key=lambda one: (min(ranks[code] for code in one.plans), one.recorded, one.name, one.child)
    )


def _child(row: dict[str, Any], recorded: bool) -> Child:
    return Child(
        row["child"], row["name"], row["dob"], row["year_group"], tuple(row["flags"]), row["position"], row["since"],
        recorded, row["missing_education"] == "yes",
    )  # fmt: skip
