"""How large each source's lists have been, list by list: by school where each school sends its own."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import polars as pl
from django.db import connection

from onroll.register import council
from onroll.register.bulk import read_frame
from onroll.register.models import Delivery
from onroll.register.schools import resolved
from onroll.sources.catalogue import find
from onroll.sources.rhythm import Limits, Size, odd_size, usual_size
from onroll.sources.shape import Source

SIZE: dict[str, Any] = {"delivery": pl.Int64, "whose": pl.String, "size": pl.Int64, "as_at": pl.Date,
                        "learned_at": pl.Datetime("us", "UTC")}  # fmt: skip
BY_SCHOOL = """
SELECT d.id, coalesce({whose}, ''), count(*), max(coalesce(s.said_on, d.as_at)), d.learned_at
FROM register_sighting s JOIN register_delivery d ON d.id = s.delivery_id
WHERE {which} GROUP BY 1, 2, 5 ORDER BY 5 DESC, 1 DESC
"""
BY_SENDER = """
SELECT d.id, d.sender, d.accepted, d.as_at, d.learned_at FROM register_delivery d
WHERE {which} ORDER BY d.learned_at DESC, d.id DESC
"""
WHOSE = {"school": "s.school", "authority": "substr(s.school, 1, 3)"}


def limits() -> Limits:
    """What this register's council has chosen to be alarmed by."""
    chosen = council.choices()
    return Limits(**{name: getattr(chosen, name) for name in Limits.__slots__})


def sizes(source: Source, known_at: datetime | None = None) -> pl.DataFrame:
    """The size of each standing list of a source: delivery, whose, size (rows), as_at, learned_at; newest first."""
    values: list[Any] = [source.code]
    which = "d.state = 'read' AND d.source = %s AND d.coverage <> 'named_children' AND d.door <> 'form'"
    if known_at:
        which, values = which + " AND d.learned_at <= %s", [*values, _moment(known_at)]
    if source.kind == "snapshot":
        which += " AND d.coverage <> ''" if source.default_coverage else ""
    return _sizes(source, which, values, known_at)


def odd_sizes(delivery: Delivery) -> list[tuple[str, Size, int, float | None]]:
    """Each list in a delivery that is empty, halved or doubled: whose, how, its rows, and what is usual.

    It is measured against the lists learned before it, so that the answer stays the same afterwards.
    """
    source, chosen = find(delivery.source), limits()
    if not delivery.accepted:
        return _odd(source, {"": 0}, sizes(source, delivery.learned_at), delivery, chosen)
    if source.kind == "changes" or delivery.coverage == "named_children":
        return []
    if source.default_coverage and not delivery.coverage:
        return []  # an extract of changes: it has no usual size
    mine = _sizes(source, "d.id = %s", [delivery.pk], delivery.learned_at)
    own: dict[str, int] = dict(mine.select("whose", "size").iter_rows())
    return _odd(source, own, sizes(source, delivery.learned_at), delivery, chosen)


def _odd(
    source: Source, own: dict[str, int], past: pl.DataFrame, delivery: Delivery, chosen: Limits
) -> list[tuple[str, Size, int, float | None]]:
    before = past.filter(pl.col("delivery") != delivery.pk)
    found: list[tuple[str, Size, int, float | None]] = []
    for whose, rows in sorted(own.items()):
        theirs = (
            before.filter(pl.col("whose") == whose)["size"].to_list() if rows else before["size"].to_list()
        )
        if odd := odd_size(source, rows, theirs, chosen):
            found.append((whose, odd, rows, usual_size(theirs, chosen)))
    return found


def _sizes(source: Source, which: str, values: list[Any], known_at: datetime | None) -> pl.DataFrame:
    """A school's lists are under one number, whether it was named by URN, LAESTAB or a predecessor's number."""
    if source.each == "sender":
        return read_frame(BY_SENDER.format(which=which), values, SIZE)
    sent = read_frame(BY_SCHOOL.format(which=which, whose=WHOSE[source.each]), values, SIZE)
    if source.each != "school":
        return sent
    one_key = resolved(sent, "whose", known_at).group_by("delivery", "whose", maintain_order=True)
    return one_key.agg(pl.col("size").sum(), pl.col("as_at").max(), pl.col("learned_at").first()).select(
        *SIZE
    )


def _moment(at: datetime) -> Any:
    return connection.ops.adapt_datetimefield_value(at)
