"""Undo links as though they had never been made, and whatever rests on them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db import connection

from onroll.intake.links import wait_no_more
from onroll.register.bulk import among

WITHDRAWN = "withdrawn delivery"
RESTING = """
SELECT l.sighting_id FROM register_link l
LEFT JOIN register_link a ON a.sighting_id = l.anchor_id AND a.undone_at IS NULL
WHERE l.undone_at IS NULL AND {where} AND (a.id IS NULL OR a.child_id <> l.child_id)
"""
FREED = """
SELECT l.sighting_id FROM register_link l JOIN register_link o ON o.sighting_id = l.sighting_id
AND o.undone_at IS NULL AND o.decision_id IS NULL WHERE l.undone_cause_id = %s AND o.cause_id {kind} %s
AND l.sighting_id NOT IN (SELECT id FROM register_sighting WHERE delivery_id = %s)
"""


def undo(sightings: Iterable[int], now: datetime) -> int:
    """Undo the links of these sightings, in every replay too: from the day each was known."""
    found = list(sightings)
    where, values = among("sighting_id", found)
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE register_link SET undone_at = %s, undone_because = %s, undone_known_from = known_from "
            f"WHERE undone_at IS NULL AND {where}",
            [_text(now), WITHDRAWN, *values],
        )
        undone = int(cursor.rowcount)
    wait_no_more(found)
    return undone


def forget(sightings: Iterable[int]) -> None:
    """Take these sightings' former links out of every replay: they are to be linked afresh for all time."""
    where, values = among("sighting_id", list(sightings))
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE register_link SET undone_known_from = known_from "
            f"WHERE undone_at IS NOT NULL AND {where}",
            values,
        )


def resting_on(sightings: Iterable[int]) -> list[int]:
    """Sightings joined to a child because of these, which are that child no more."""
    where, values = among("l.anchor_id", list(sightings))
    return _column(RESTING.format(where=where), values)


def undo_all_resting_on(sightings: Iterable[int], now: datetime) -> int:
    """Undo what rests on these sightings, and what rests on that, to the end."""
    undone, ahead = 0, list(sightings)
    while ahead:
        ahead = resting_on(ahead)
        undone += undo(ahead, now)
    return undone


def put_back(delivery: int, now: datetime) -> tuple[int, list[int]]:
    """Children that a delivery's evidence showed to be one are two again, as they were.

    Returns how many links were undone and whose sightings are changed. What has been moved once more since
    is left to be linked afresh; what a person has placed stays.
    """
    again = _column(FREED.format(kind="<>"), [delivery, delivery, delivery])
    plain = _column(FREED.format(kind="="), [delivery, delivery, delivery])
    undone = undo([*again, *plain], now)
    forget(again)
    _reinstate(delivery, plain)
    return undone, [*again, *plain]


def _reinstate(delivery: int, sightings: list[int]) -> None:
    where, values = among("sighting_id", sightings)
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE register_link SET undone_at = NULL, undone_known_from = NULL, undone_because = '', "
            "undone_cause_id = NULL WHERE id IN (SELECT min(id) FROM register_link "
            f"WHERE undone_cause_id = %s AND {where} GROUP BY sighting_id)",
            [delivery, *values],
        )


def _column(sql: str, values: list[Any]) -> list[int]:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return [row[0] for row in cursor.fetchall()]


def _text(moment: datetime) -> Any:
    return connection.ops.adapt_datetimefield_value(moment)
