"""Check every sleeping child again against the whole register, whatever came when: each night, and so each year."""

from __future__ import annotations

from datetime import datetime

import polars as pl
from django.db import transaction

from onroll.intake import nodes
from onroll.intake.watch import near
from onroll.intake.watch.notice import notice
from onroll.matching.door import link
from onroll.matching.screen import Watched
from onroll.register import trail
from onroll.register.bulk import lock
from onroll.register.scope import Actor
from onroll.register.situations.closings import ever_closed

NO_FAINTER = 0.0
"""Of those long known beside the child only the likely are told of: fainter likenesses are news only in a new row."""


def recheck(actor: Actor, *, now: datetime) -> dict[str, int]:
    """Weigh every child ever closed against everybody else: {"children", "alerts"}; what has been answered is quiet.

    It finds what a single row could not show: a likeness that was there before the closing, or that new weights show.
    """
    asleep = ever_closed()
    if not asleep:
        return {"children": 0, "alerts": 0}
    pairs = _weighed(asleep)
    with transaction.atomic():
        lock("intake")
        counts = {"children": len(asleep), "alerts": notice(pairs, None, now=now)}
        trail.record(actor, "rechecked", detail=counts)
    return counts


def _weighed(asleep: list[int]) -> pl.DataFrame:
    """The pairs of a sleeping child and anybody like them; the sealed are in neither table."""
    known = nodes.nodes(nodes.waiting().clear())
    open_ones = known.register.filter(~pl.col("sealed"))
    mine = pl.col("child").is_in(asleep)
    theirs, others = open_ones.filter(mine), open_ones.filter(~mine)
    watched = Watched(theirs.select("node").to_arrow(), NO_FAINTER)
    told = link(theirs.to_arrow(), others.to_arrow(), known.refs.to_arrow(), watched=watched)
    return near.pairs(known, told.screened)
