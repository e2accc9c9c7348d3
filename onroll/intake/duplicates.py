"""Children of the register who look like one: put to a person, never joined by themselves."""

from __future__ import annotations

from datetime import datetime

import polars as pl
from django.db import transaction

from onroll.intake import links, nodes
from onroll.matching.door import link as match
from onroll.matching.tables import REFS
from onroll.register import trail
from onroll.register.bulk import lock
from onroll.register.matching_model import in_use
from onroll.register.scope import Actor

ASKED = ("two-children", "close-second")


def ask_about_duplicates(actor: Actor, *, now: datetime) -> int:
    """Put every pair of children who look like one to a person, but those decided before; returns how many pairs."""
    found = look_alike()
    with transaction.atomic():
        lock("intake")
        asked = links.ask(found, now) if found.height else 0
        if asked:
            trail.record(actor, "duplicates_asked", detail={"pairs": asked})
    return asked


def look_alike() -> pl.DataFrame:
    """Pairs of children: the younger's latest sighting, the elder, weight, reason and evidence. Reads only.

    Each child's latest identity is matched with the whole register: it joins its own child, so that any other child
    it fits as well shows as a second.
    """
    everybody = nodes.everybody()
    known = everybody.waiting.join(everybody.sightings.select("node", "child", "sighting"), on="node")
    latest = known.sort("sighting").unique("child", keep="last", maintain_order=True)
    asked = latest.with_columns(node=pl.format("d:{}", "child"))
    register = known.with_columns(sealed=pl.lit(value=False))
    told = match(asked.drop("child").to_arrow(), register.to_arrow(), REFS.empty_table(), model=in_use())
    doubts = pl.DataFrame(told.doubts).filter(pl.col("reason").is_in(ASKED), pl.col("child").is_not_null())
    mine = asked.select("node", own="child")
    pairs = doubts.join(mine, on="node").filter(pl.col("own") != pl.col("child"))
    sightings = latest.select(younger="child", sighting_id="sighting")
    pairs = pairs.with_columns(
        younger=pl.max_horizontal("own", "child"), child_id=pl.min_horizontal("own", "child")
    )
    pairs = pairs.sort("weight", descending=True).unique(
        ["younger", "child_id"], keep="first", maintain_order=True
    )
    return pairs.join(sightings, on="younger").select(
        "sighting_id", "child_id", "weight", "reason", "evidence"
    )
