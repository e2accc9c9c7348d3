"""Since when each source has told the register anything: a source that is new is a new place to look in."""

from __future__ import annotations

from datetime import date
from zoneinfo import ZoneInfo

from django.db.models import Min

from onroll.register.models import Delivery

LONDON = ZoneInfo("Europe/London")


def first_days() -> dict[str, date]:
    """The day each source's first standing delivery was taken in, by the source's code."""
    found = (
        Delivery.objects.filter(state="read").values_list("source").annotate(Min("received_at")).order_by()
    )
    return {source: moment.astimezone(LONDON).date() for source, moment in found if moment is not None}
