"""Learn the weights from identities whose children are known."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from math import log2
from typing import Any

import duckdb
import pyarrow as pa

from onroll.matching.census import WHOLE, take
from onroll.matching.compare import COMPARISONS, Comparison, column, compare
from onroll.matching.engine import Engine
from onroll.matching.prepare import prepare
from onroll.matching.shortlist import shortlist
from onroll.matching.tables import REFS, REGISTER, WAITING, shaped
from onroll.matching.traits import traits
from onroll.matching.weigh import CROWDS, GROWS, crowd_sql

PEOPLE, PEOPLE_AT_LEAST = 60_000, 10_000
# How many pairs of all crowds together count as evidence about one crowd.
LENT = 10.0
MOST = 14.0
# Only pairs of the shortlist teach: those that a certain rule alone brings together may have nothing to compare.
NO_RULE = "CREATE OR REPLACE TEMP TABLE certain AS SELECT 0 AS a, 0 AS b, NULL::VARCHAR AS rule WHERE false"
# Said by the forename already: to count it again would be to count it twice.
ONCE = (("surname", "turned round"), ("middle names", "with the forename"))
# Known of the world, whatever a sample says: 1 January is written for an unknown day, so it tells less than another.
LESS = ("first of January", "same", 3.0)
AT_MOST = ("year only", 4.0)
Counts = dict[tuple[int, bool], dict[tuple[str, int], float]]


@dataclass(frozen=True)
class Bands:
    """Where the bands begin, as logarithms to base 2 of the odds."""

    same: float
    maybe: float
    margin: float


@dataclass(frozen=True)
class Sample:
    """Identities whose children are known: `truth` holds `node` and `person`."""

    waiting: pa.Table
    register: pa.Table
    refs: pa.Table
    truth: pa.Table


def train(samples: Sequence[Sample], *, name: str, bands: Bands, about: dict[str, Any]) -> dict[str, Any]:
    """Settings learnt from samples; each counts as if it were of a register of `PEOPLE` children."""
    counts: Counts = defaultdict(lambda: defaultdict(float))
    for sample in samples:
        with duckdb.connect() as con:
            add(counts, *count(con, sample))
    lent = {match: pooled(counts, match) for match in (True, False)}
    return {
        "name": name,
        "people": PEOPLE,
        "people_at_least": PEOPLE_AT_LEAST,
        "bands": {"same": bands.same, "maybe": bands.maybe, "margin": bands.margin},
        "about": about,
        "true": {c.code: dict(zip(c.codes, true_shares(lent[True], c), strict=True)) for c in COMPARISONS},
        "crowds": {code: crowd(place, code, counts, lent) for place, code in enumerate(CROWDS)},
    }


def count(con: Engine, sample: Sample) -> tuple[Counts, int]:
    """How often each level shows in each crowd, among true pairs and among others; and how many people there are."""
    con.register("waiting_in", shaped(sample.waiting, WAITING))
    con.register("register_in", shaped(sample.register, REGISTER))
    con.register("refs_in", shaped(sample.refs, REFS))
    con.register("truth_in", sample.truth)
    take(con, WHOLE)
    prepare(con)
    con.execute(NO_RULE)
    shortlist(con)
    traits(con)
    compare(con, PEOPLE_AT_LEAST)
    columns = ", ".join(column(comparison) for comparison in COMPARISONS)
    rows = con.execute(
        f"SELECT {crowd_sql()}, lt.person = rt.person, count(*), {columns} FROM compared "
        "JOIN person l ON l.ix = a JOIN person r ON r.ix = b "
        "JOIN truth_in lt ON lt.node = l.node JOIN truth_in rt ON rt.node = r.node GROUP BY ALL"
    ).fetchall()
    (people,) = con.execute("SELECT count(DISTINCT person) FROM truth_in").fetchone() or (PEOPLE,)
    counts: Counts = defaultdict(lambda: defaultdict(float))
    for place, match, number, *levels in rows:
        tally = counts[place, match]
        tally["all", 0] += number
        for comparison, level in zip(COMPARISONS, levels, strict=True):
            tally[comparison.code, level] += number
    return counts, people


def add(total: Counts, counts: Counts, people: int) -> None:
    """Add a sample; pairs of strangers grow with the register, so they are scaled to one size of register."""
    grows = [code in GROWS for code in CROWDS]
    for (place, match), tally in counts.items():
        scale = PEOPLE / people if grows[place] and not match else 1.0
        for key, number in tally.items():
            total[place, match][key] += number * scale


def pooled(counts: Counts, match: bool) -> dict[tuple[str, int], float]:
    """The share of each level over all crowds."""
    total: dict[tuple[str, int], float] = defaultdict(float)
    for (_, is_match), tally in counts.items():
        if is_match is match:
            for key, number in tally.items():
                total[key] += number
    return {
        (comparison.code, level): share(total, comparison, level, 0.5, 1 / len(comparison.codes))
        for comparison in COMPARISONS
        for level in range(len(comparison.codes))
    }


def share(
    tally: dict[tuple[str, int], float], comparison: Comparison, level: int, lent: float, prior: float
) -> float:
    """A level's share among pairs where the comparison was not blank, leaning on a prior when there are few."""
    known = sum(tally.get((comparison.code, place), 0.0) for place in range(len(comparison.codes)))
    weight = lent * (len(comparison.codes) if lent < 1 else 1)
    return (tally.get((comparison.code, level), 0.0) + weight * prior) / (known + weight)


def crowd(
    place: int, code: str, counts: Counts, lent: dict[bool, dict[tuple[str, int], float]]
) -> dict[str, Any]:
    """One crowd's base and weights."""
    true, other = counts[place, True], counts[place, False]
    weights = {
        comparison.code: {
            level_code: weight_of(true, other, comparison, level, lent)
            for level, level_code in enumerate(comparison.codes)
        }
        for comparison in COMPARISONS
    }
    temper(weights)
    base = log2((true["all", 0] + 0.5) / (other["all", 0] + 0.5))
    return {"base": round(base, 3), "grows": code in GROWS, "weights": weights}


def true_shares(lent: dict[tuple[str, int], float], comparison: Comparison) -> list[float]:
    """What true pairs look like, whatever their crowd."""
    return [round(lent[comparison.code, level], 6) for level in range(len(comparison.codes))]


def temper(weights: dict[str, dict[str, float]]) -> None:
    """Hold a crowd's weights within what is known of the world, whatever a sample makes of them."""
    birthday, (level, beside, less) = weights["birthday"], LESS
    if birthday[beside]:
        birthday[level] = round(min(birthday[level], birthday[beside] - less), 3)
    level, most = AT_MOST
    birthday[level] = min(birthday[level], most)
    home = weights["household"]
    home["contact and house"] = max(home["contact and house"], home["contact"], home["house"])
    for comparison, level in ONCE:
        weights[comparison][level] = 0.0
    for told in weights.values():
        told["different"] = min(told["different"], 0.0)  # to disagree never speaks for one child


def weight_of(
    true: dict[tuple[str, int], float],
    other: dict[tuple[str, int], float],
    comparison: Comparison,
    level: int,
    lent: dict[bool, dict[tuple[str, int], float]],
) -> float:
    """The logarithm of how much oftener true pairs show this level; nothing for one never seen in this crowd."""
    if not (true.get((comparison.code, level)) or other.get((comparison.code, level))):
        return 0.0
    m = share(true, comparison, level, LENT, lent[True][comparison.code, level])
    u = share(other, comparison, level, LENT, lent[False][comparison.code, level])
    return round(max(-MOST, min(MOST, log2(m / u))), 3)
