"""Children without a story, made quickly: for what linking costs at a size, not for how good it is."""

from __future__ import annotations

import random

import polars as pl

from benchmarks.search import invent
from onroll.borough import slips

MISTYPED = 0.1


def invented(size: int, seed: int) -> tuple[pl.DataFrame, pl.DataFrame]:
    """A list and a register ten times as long, shaped as `benchmarks.linkage` has them; a fifth of the list is new."""
    rng = random.Random(seed)
    every = invent(rng, size + size // 50).rename({"parent1_phone": "phone1", "key": "person"})
    order = pl.int_range(pl.len())
    every = every.with_columns(
        order=order,
        address1=pl.format("{} {} Road", order % 97, pl.col("surname").reverse()),
        sex=pl.Series([rng.choice("FM") for _ in range(every.height)]),
        origin=pl.lit(None, pl.String),
        household="person",
        list=pl.lit(None, pl.String),
        former_upn=pl.lit(None, pl.String),
    )
    asked = every.tail(size // 10)
    typed = [slips.mistype(rng, name) if rng.random() < MISTYPED else name for name in asked["forename"]]
    waiting = asked.with_columns(
        node=pl.format("w{}", "order"),
        restricted=pl.lit(value=False),
        forename=pl.Series(typed),
        postcode=pl.when(pl.col("order") % 7 > 0).then("postcode"),
        phone1=pl.when(pl.col("order") % 3 > 0).then("phone1"),
    )
    known = every.head(size).with_columns(
        node=pl.format("r{}", "order"), child=pl.col("order"), sealed=pl.lit(value=False)
    )
    return waiting, known
