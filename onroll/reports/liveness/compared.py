"""Sources held beside each other: how good each one's rows are, where two agree, and how many may be in none."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from pathlib import Path

import polars as pl

from onroll.facts.days import nc_year
from onroll.register import council
from onroll.register.bulk import read_frame
from onroll.register.situations import load, situations
from onroll.reports.account import register_state
from onroll.reports.liveness.recapture import Unseen, unseen
from onroll.sources.catalogue import all_sources, find

SAID = (Path(__file__).parent / "said.sql").read_text()
FEWEST = 10
"""Two sources that both speak of fewer children than this are not compared: a share of so few says nothing."""
LAST_PRIMARY_YEAR = 6
LISTS = ("schools", "health", "the council and its partners")
"""The three lists between which those in none are reckoned."""
REVIEWED = """
SELECT d.source, count(*), sum(CASE WHEN o.decision IN ('same', 'different') THEN 1 ELSE 0 END)
FROM register_doubt o JOIN register_sighting s ON s.id = o.sighting_id
JOIN register_delivery d ON d.id = s.delivery_id AND d.state = 'read' JOIN register_child c ON c.id = o.child_id
WHERE NOT o.withdrawn AND c.restriction = '' GROUP BY d.source
"""


@dataclass(frozen=True)
class Compared:
    """quality: source, rows, without (rows with neither UPN nor NHS number), asked (pairs put to a person), decided.

    agreement: what (dob, postcode, school), one, other (sources), shared (children in both), agree.
    unseen: for all of school age who live here, and each band: its name, how many are known, the estimate or None.
    """

    quality: pl.DataFrame
    agreement: pl.DataFrame
    unseen: tuple[tuple[str, int, Unseen | None], ...]


def compared(on: date, known_at: datetime | None) -> Compared:
    """Every source beside every other, for all children but the sealed; the restricted sources are left out."""
    return _compared(on, known_at, register_state(), council.council_name())


@lru_cache(maxsize=4)
def _compared(on: date, known_at: datetime | None, state: tuple[object, ...], name: str) -> Compared:
    choices = council.choices()
    shown = pl.DataFrame([(one.code, list_of(one.code)) for one in all_sources() if not one.restricted],
                         {"code": pl.String, "list": pl.String}, orient="row")  # fmt: skip
    with load(choices, known_at) as duck:
        living = situations(duck, choices, on).filter(
            (pl.col("life") == "within") & (pl.col("residence") != "elsewhere")
        )
        duck.put("shown", shown)
        duck.run(SAID)
        rows = duck.frame(
            "select source, count(*) as rows, count(*) filter (bare) as without from row_said group by 1"
        )
        agreement = duck.frame(
            f"select * from agreement where shared >= {FEWEST} order by what, shared desc, one, other"
        )
        lists = duck.frame("select child, list from in_list")
    reviewed = read_frame(REVIEWED, [], {"source": pl.String, "asked": pl.Int64, "decided": pl.Int64})
    quality = rows.join(reviewed, on="source", how="left").with_columns(
        pl.col("asked", "decided").fill_null(0)
    )
    return Compared(quality.sort("source"), agreement, _unseen(living.select("child", "dob"), lists, on))


def list_of(code: str) -> str:
    """Which of the three lists a source belongs to."""
    source = find(code)
    if source.school_sent or source.each == "authority":
        return LISTS[0]
    return LISTS[1] if code == "child_health" else LISTS[2]


def _unseen(
    living: pl.DataFrame, lists: pl.DataFrame, on: date
) -> tuple[tuple[str, int, Unseen | None], ...]:
    """Everybody of school age, and each band: each child's pattern of lists counted."""
    here = [pl.col("list").eq(name).any().cast(pl.Int8).cast(pl.String) for name in LISTS]
    patterns = lists.group_by("child").agg(cell=pl.concat_str(here))
    known = living.join(patterns, on="child")
    years = {born: nc_year(born, on) for born in known["dob"].unique().drop_nulls()}
    year = pl.col("dob").replace_strict(years, default=None, return_dtype=pl.Int64)
    bands = {
        "All of school age": known,
        "Primary": known.filter(year <= LAST_PRIMARY_YEAR),
        "Secondary": known.filter(year > LAST_PRIMARY_YEAR),
    }
    return tuple(
        (title, rows.height, unseen(dict(rows.group_by("cell").len().rows())))
        for title, rows in bands.items()
    )
