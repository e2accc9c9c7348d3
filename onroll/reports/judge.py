"""Judges everybody and remembers where each child stands, so that the next judging can say what has changed."""

from __future__ import annotations

from datetime import date, datetime

import polars as pl
from django.db import transaction

from onroll.facts.situation import FIELDS
from onroll.policy import rulebook
from onroll.register import council, trail
from onroll.register.bulk import insert_frame, read_frame
from onroll.register.models import Standing
from onroll.register.scope import Actor
from onroll.register.situations import load, situations
from onroll.reports.judged import judged

STANDING = {"child_id": pl.Int64, "situation": pl.String, "position": pl.String, "school": pl.String}


def judge_all(on: date, actor: Actor, now: datetime) -> dict[str, int]:
    """Judge every child on a day: {"children", "situations", "changed"}. A second run writes nothing."""
    choices = council.choices()
    with load(choices, None) as duck:
        found = judged(situations(duck, choices, on), choices, on)
    stands = found.select(
        pl.col("child").alias("child_id"),
        pl.concat_str([pl.col(name) for name in FIELDS], separator="|").alias("situation"),
        "position",
        pl.col("school").fill_null(""),
    )
    changed = _keep(stands, on, actor, now)
    return {"children": stands.height, "situations": stands["situation"].n_unique(), "changed": changed}


@transaction.atomic
def _keep(stands: pl.DataFrame, on: date, actor: Actor, now: datetime) -> int:
    kept = read_frame("select child_id, situation, position, school from register_standing", [], STANDING)
    news = stands.join(kept, on=list(STANDING), how="anti")
    gone = kept.join(stands, on="child_id", how="anti")
    if news.height + gone.height == 0:
        return 0
    stale = news["child_id"].to_list() + gone["child_id"].to_list()
    for start in range(0, len(stale), 500):
        Standing.objects.filter(pk__in=stale[start : start + 500]).delete()
    insert_frame(
        Standing,
        news.with_columns(pl.lit(on).alias("judged_on"), pl.lit(rulebook.version()).alias("rulebook")),
    )
    trail.record(actor, "judged", about=on.isoformat(), detail={"changed": news.height + gone.height})
    return news.height
