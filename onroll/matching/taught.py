"""Weights taught by the register itself: it holds each child once, so whoever a row is, it is nobody else there.

Rows that have found their child beyond doubt are copies of the register's children, as blank and as garbled as
the list they came in. Every other child they were compared with shows what two children look like in this list:
brothers, twins and namesakes among them. What one child looks like is then found by expectation maximisation over
the rows that are not yet sure. All of it is done on counts of patterns, and leans on the shipped model.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import log2

import polars as pl

from onroll.matching.compare import COMPARISONS, column
from onroll.matching.engine import Engine
from onroll.matching.model import Crowd, Model
from onroll.matching.train import MOST, temper
from onroll.matching.weigh import CROWDS

SURE = 10.0  # a weight at which a row has found its child beyond doubt: odds of a thousand to one
ROWS = 500  # fewer sure rows than this teach nothing
LEANS = 20.0  # how many pairs the shipped model counts for
ROUNDS = 30

# A child nearly as near is either the register's own double or a twin: such a row teaches nothing.
NEAREST = """
CREATE OR REPLACE TEMP TABLE nearest AS
WITH each_child AS (
  SELECT w.b, l.child, max(w.weight) AS top FROM weighed w JOIN person l ON l.ix = w.a
  WHERE l.registered AND NOT l.sealed GROUP BY w.b, l.child),
ranked AS (
  SELECT b, child, top, row_number() OVER (PARTITION BY b ORDER BY top DESC, child) AS nth,
    lead(top) OVER (PARTITION BY b ORDER BY top DESC, child) AS second FROM each_child)
SELECT b, child, top >= $sure AND coalesce(second < least($same, top - $margin), true) AS sure
FROM ranked WHERE nth = 1
"""
PATTERNS = """
SELECT w.crowd, {columns}, CASE WHEN NOT n.sure THEN 'open' WHEN l.child = n.child THEN 'true' ELSE 'other' END AS kind,
  count(*) AS pairs
FROM weighed w JOIN person l ON l.ix = w.a JOIN nearest n ON n.b = w.b
WHERE l.registered AND NOT l.sealed GROUP BY w.crowd, {columns}, kind
"""
SIZES = """
SELECT (SELECT count(*) FROM person WHERE NOT registered), (SELECT count(*) FROM nearest WHERE sure),
  (SELECT people FROM population)
"""
Shares = dict[str, list[float]]
"""For each comparison the share of pairs that show each level."""


@dataclass
class Seen:
    """The patterns of a list, how many rows it has, and how many of them have found their child beyond doubt."""

    patterns: pl.DataFrame
    rows: float
    sure: float
    people: float

    def of(self, kind: str) -> pl.DataFrame:
        """The patterns of one kind of pair, or of all but one ("-other")."""
        same = pl.col("kind") == kind.lstrip("-")
        return self.patterns.filter(~same if kind.startswith("-") else same)


def taught(con: Engine, prior: Model) -> Model:
    """The model taught by this list and this register, from the table `weighed`; the prior when few rows are sure."""
    con.execute(NEAREST, {"sure": SURE, "same": prior.same, "margin": prior.margin})
    rows, sure, people = con.execute(SIZES).fetchone()
    if sure < ROWS:
        return prior
    columns = ", ".join(column(comparison) for comparison in COMPARISONS)
    patterns = pl.DataFrame(con.execute(PATTERNS.format(columns=columns)).to_arrow_table())
    patterns = patterns.with_columns(
        pl.exclude("kind", "pairs").cast(pl.Int64), pl.col("pairs").cast(pl.Float64)
    ).sort(pl.all())  # sums in one order, whatever order an engine found them in
    return learn(Seen(patterns, rows, sure, people), prior)


def learn(seen: Seen, prior: Model) -> Model:
    """Hold fast what two children look like; find what one child looks like."""
    apart, other = two_children(seen, prior)
    pairs, true, matches = seen.of("-other"), prior.true, seen.sure
    is_open, levels = (pairs["kind"] == "open").cast(pl.Float64), shown(pairs)
    for _ in range(ROUNDS):
        made = crowds(prior, matches, apart, true, other)
        odds = 2 ** weights(pairs, made).clip(-60, 60)
        chance = 1 - is_open / (1 + odds)  # a sure pair is one child for certain
        weighted = pairs["pairs"] * chance
        matches = float(weighted.sum())
        true = shares(counted(levels, weighted), prior.true)
    return replace(prior, crowds=made, people=int(seen.people))


def two_children(seen: Seen, prior: Model) -> tuple[list[float], list[Shares]]:
    """Crowd by crowd, how many pairs of two children the whole list has, and what they look like."""
    apart, other = [], []
    for place in range(len(CROWDS)):
        pairs = seen.of("other").filter(pl.col("crowd") == place)
        apart.append((float(pairs["pairs"].sum()) + 0.5) * seen.rows / seen.sure)
        other.append(shares(counted(shown(pairs), pairs["pairs"]), unlike(prior, place)))
    return apart, other


def shown(pairs: pl.DataFrame) -> pl.DataFrame:
    """Each level that is not blank of each pattern: the pattern's `row`, the `comparison` and the `level` by number."""
    levels = [
        pairs.select(row=pl.int_range(pl.len()), comparison=pl.lit(place), level=column(comparison))
        for place, comparison in enumerate(COMPARISONS)
    ]
    return pl.concat(levels).filter(pl.col("level") >= 0)


def counted(levels: pl.DataFrame, pairs: pl.Series) -> dict[tuple[int, int], float]:
    """How many pairs show each level of each comparison."""
    told = levels.with_columns(pairs=pairs.gather(levels["row"]))
    return {
        (place, level): number
        for place, level, number in told.group_by("comparison", "level")
        .agg(pl.col("pairs").sum())
        .iter_rows()
    }


def unlike(prior: Model, place: int) -> Shares:
    """What two children of a crowd look like by the shipped model: what one child looks like, less what it weighs."""
    told = {}
    for code, levels in prior.crowds[place].weights.items():
        odd = [share / 2**weight for share, weight in zip(prior.true[code], levels, strict=True)]
        told[code] = [value / sum(odd) for value in odd]
    return told


def shares(counts: dict[tuple[int, int], float], leans: Shares) -> Shares:
    """The share of each level among those not blank, leaning on what was thought before."""
    told = {}
    for place, comparison in enumerate(COMPARISONS):
        before = leans[comparison.code]
        known = [counts.get((place, level), 0.0) for level in range(len(before))]
        every = sum(known) + LEANS
        told[comparison.code] = [
            (number + LEANS * share) / every for number, share in zip(known, before, strict=True)
        ]
    return told


def crowds(
    prior: Model, matches: float, apart: list[float], true: Shares, other: list[Shares]
) -> tuple[Crowd, ...]:
    """The crowds' bases and weights."""
    made = []
    for crowd, number, two in zip(prior.crowds, apart, other, strict=True):
        told = {code: [log2(m / u) for m, u in zip(true[code], two[code], strict=True)] for code in true}
        made.append(replace(crowd, base=log2(matches / number), weights=held(told)))
    return tuple(made)


def held(told: Shares) -> dict[str, tuple[float, ...]]:
    """Weights within bounds."""
    kept = {
        comparison.code: {
            level: max(-MOST, min(MOST, weight))
            for level, weight in zip(comparison.codes, told[comparison.code], strict=True)
        }
        for comparison in COMPARISONS
    }
    temper(kept)
    return {code: tuple(levels.values()) for code, levels in kept.items()}


def weights(pairs: pl.DataFrame, made: tuple[Crowd, ...]) -> pl.Series:
    """What each pattern weighs."""
    total = pl.Series([crowd.base for crowd in made]).gather(pairs["crowd"])
    for comparison in COMPARISONS:
        width = len(comparison.codes) + 1
        flat = pl.Series([weight for crowd in made for weight in (0.0, *crowd.weights[comparison.code])])
        total = total + flat.gather(pairs["crowd"] * width + pairs[column(comparison)] + 1)
    return total
