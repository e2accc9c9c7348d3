"""What every figure rests on: each source's last word, and whether it has gone quiet."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.db.models import Count, Max, Sum

from onroll.register.models import Delivery
from onroll.sources.catalogue import all_sources

PATIENCE = 1.5
"""A source is stale once half as long again as its rhythm has passed in silence. A local choice, unconfirmed."""


def freshness(on: date) -> list[dict[str, Any]]:
    """Each source: source, title, last_as_at, last_learned, deliveries, rows, rhythm_days and stale."""
    sent: dict[str, Any] = {
        row["source"]: row
        for row in Delivery.objects.filter(state="read")
        .values("source")
        .annotate(
            last_as_at=Max("as_at"),
            last_learned=Max("learned_at"),
            deliveries=Count("id"),
            rows=Sum("accepted"),
        )
    }
    return [_line(source, sent.get(source.code), on) for source in all_sources() if not source.restricted]


def _line(source: Any, row: dict[str, Any] | None, on: date) -> dict[str, Any]:
    last = row["last_learned"] if row else None
    quiet = source.rhythm_days is not None and (
        last is None or last.date() + timedelta(days=int(source.rhythm_days * PATIENCE)) < on
    )
    return {
        "source": source.code,
        "title": source.title,
        "last_as_at": row["last_as_at"] if row else None,
        "last_learned": last,
        "deliveries": row["deliveries"] if row else 0,
        "rows": row["rows"] if row else 0,
        "rhythm_days": source.rhythm_days,
        "stale": quiet,
    }
