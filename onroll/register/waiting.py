"""Which sightings stand without a child: never tried, or tried and waiting for their reference."""

from __future__ import annotations

from typing import Any

import polars as pl
from django.db import connection

from onroll.register.bulk import read_frame

MOMENT = pl.Datetime("us", "UTC")
STANDING = """
register_sighting s JOIN register_delivery d ON d.id = s.delivery_id AND d.state = 'read'
LEFT JOIN register_link l ON l.sighting_id = s.id AND l.undone_at IS NULL
"""
LINKED = """
register_link l JOIN register_sighting s ON s.id = l.sighting_id
JOIN register_delivery d ON d.id = s.delivery_id AND d.state = 'read'
"""
UNTRIED = (
    f"SELECT s.id FROM {STANDING} LEFT JOIN register_wait w ON w.sighting_id = s.id "
    "WHERE l.id IS NULL AND w.sighting_id IS NULL"
)
STATE = """
SELECT (SELECT max(id) FROM register_sighting), (SELECT max(id) FROM register_link),
  (SELECT count(*) FROM register_link WHERE undone_at IS NULL),
  (SELECT count(*) FROM register_delivery WHERE state = 'read'), (SELECT sum(version) FROM register_child)
"""
NEWS = """
SELECT (SELECT max(id) FROM register_sighting), (SELECT count(*) FROM register_delivery WHERE state = 'read')
"""
SIGHTING: dict[str, Any] = {
    "sighting": pl.Int64,
    "delivery": pl.Int64,
    "source": pl.String,
    "identity": pl.String,
    "learned_at": MOMENT,
}


def waiting_count() -> int:
    """How many rows have been read and not yet tried: while there are any, no account is whole."""
    return _number(f"SELECT count(*) FROM ({UNTRIED}) untried")


def any_waiting() -> bool:
    """Whether any row has been read and not yet tried; the newest are looked at first, for they are the likeliest."""
    return _number(f"SELECT count(*) FROM ({UNTRIED} ORDER BY s.id DESC LIMIT 1) newest") > 0


def children_count() -> int:
    """How many children there are: those with a standing sighting."""
    return _number(f"SELECT count(DISTINCT l.child_id) FROM {LINKED} WHERE l.undone_at IS NULL")


def state() -> tuple[Any, ...]:
    """What changes whenever a delivery, a link or a restriction does."""
    with connection.cursor() as cursor:
        cursor.execute(STATE)
        return tuple(cursor.fetchone())


def news() -> tuple[Any, ...]:
    """What changes whenever a delivery comes or goes, whoever is found to be whom."""
    with connection.cursor() as cursor:
        cursor.execute(NEWS)
        return tuple(cursor.fetchone())


def waiting_sightings() -> pl.DataFrame:
    """Every standing sighting without a child, in the order they came."""
    sql = f"SELECT s.id, s.delivery_id, d.source, s.identity_id, s.learned_at FROM {STANDING} WHERE l.id IS NULL"
    return read_frame(f"{sql} ORDER BY s.id", [], SIGHTING)


def _number(sql: str) -> int:
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return int(cursor.fetchone()[0])
