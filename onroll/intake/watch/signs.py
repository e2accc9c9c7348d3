"""The rows by which somebody hears again of a child who was closed: later than the closing, while it still held."""

from __future__ import annotations

from datetime import date

import polars as pl

from onroll.facts.situation import Closing
from onroll.policy.failed_to_track.sleeping import ASLEEP, FAILED_TO_TRACK, is_a_sign, is_watched
from onroll.register import council
from onroll.register.situations.closings import Closings, closings

BEFORE = (pl.col("c_learned") < pl.col("learned_at")) | (
    (pl.col("c_learned") == pl.col("learned_at")) & (pl.col("c_sighting") < pl.col("sighting"))
)
"""The closing was known before the row."""
LATER = ["learned_at", "sighting"]


def signs(pairs: pl.DataFrame, on: date) -> pl.DataFrame:
    """The rows of each pair's other child that are news of a sleeping child, in the order they came.

    pairs: child (asleep), other (the same child where a row joined it), identity (null: any of the other's), …
    Adds kind, closed_at (when the closing was learned), sighting, said_as (its identity), source, learned_at.
    """
    children = pl.concat([pairs["child"], pairs["other"]]).unique().sort().to_list()
    found = closings(council.choices(), children, on)
    rows = pairs.join(_closed(found, on), on="child").join(_said(found), left_on="other", right_on="who")
    rows = rows.filter(pl.col("identity").is_null() | (pl.col("identity") == pl.col("said_as")))
    is_news = (
        pl.when(pl.col("kind") == FAILED_TO_TRACK)
        .then(pl.col("known") & (pl.col("on_day") >= pl.col("closed_on")))
        .otherwise((pl.col("here_on") >= pl.col("closed_on")).fill_null(value=False))
    )
    news = rows.filter(is_news, BEFORE, pl.col("sighting") != pl.col("c_sighting"))
    asleep = news.join(_woken(news, found), on=["child", "closed_on", *LATER], how="anti")
    last = asleep.sort(*LATER, "closed_on", descending=[False, False, True])
    once = last.unique(["child", "other", "sighting"], keep="first", maintain_order=True)
    return once.rename({"c_learned": "closed_at"}).with_columns(
        pl.col("closed_at", "learned_at").dt.replace_time_zone("UTC")
    )


def _closed(found: Closings, on: date) -> pl.DataFrame:
    """Each closing of a child still watched for: child, kind, closed_on, closed_at and what stands for it."""
    kinds = {closing.value: kind for closing, kind in ASLEEP.items()}
    born = found.said.select("child", "dob").unique("child")
    old = [child for child, dob in born.rows() if not is_watched(dob, on)]
    return found.closed.filter(~pl.col("child").is_in(old)).select(
        "child",
        kind=pl.col("code").replace_strict(kinds, default=None, return_dtype=pl.String),
        closed_on="on_day",
        c_learned="learned_at",
        c_sighting="sighting",
    )


def _said(found: Closings) -> pl.DataFrame:
    """Each row that was said: of whom, and whether it shows that somebody knows of the child."""
    claims = found.said.select("kind", "code").unique()
    known = claims.with_columns(
        known=pl.Series([is_a_sign(kind, code) for kind, code in claims.rows()], dtype=pl.Boolean)
    )
    rows = found.said.join(known, on=["kind", "code"], maintain_order="left")
    return rows.select(
        "sighting", "source", "learned_at", "on_day", "here_on", "known", who="child", said_as="identity"
    )


def _woken(news: pl.DataFrame, found: Closings) -> pl.DataFrame:
    """Of these rows those that came when something else had placed the sleeping child here already."""
    here = found.said.filter(pl.col("here_on").is_not_null()).select(
        "child", "here_on", was_learned="learned_at", was_sighting="sighting"
    )
    both = news.join(here, on="child").filter(
        pl.col("here_on_right") > pl.col("closed_on"),
        (pl.col("was_learned") < pl.col("learned_at"))
        | ((pl.col("was_learned") == pl.col("learned_at")) & (pl.col("was_sighting") < pl.col("sighting"))),
    )
    return both.select("child", "closed_on", *LATER).unique()


assert set(ASLEEP) == set(Closing) - {Closing.NONE}, "every closing is a kind of sleep"
