"""Which rolls may imply that a child has left: whole rolls that have not shrunk below half the last."""

from __future__ import annotations

from dataclasses import dataclass

import polars as pl

from onroll.engines.duck import Duck

SIZES = """
select school, said_on as seen, count(distinct child) as pupils from fact
where kind = 'enrolment' and coverage = 'whole_roll' and said_on is not null and school is not null
group by all order by school, seen
"""


COVER = {"school": pl.String, "seen": pl.Date, "cohort": pl.Int64}


@dataclass(frozen=True)
class WholeRolls:
    """The rolls of everybody, for asking about a few: roll (school, seen), cover (school, seen, cohort)."""

    roll: pl.DataFrame
    cover: pl.DataFrame


def put_known_rolls(duck: Duck, known: WholeRolls) -> None:
    """Put the rolls of everybody beside the facts of a few."""
    duck.put("roll", known.roll)
    duck.put("cover_elsewhere", known.cover)


def put_whole_rolls(duck: Duck, smallest_share: float) -> None:
    """Put the whole rolls to be believed about absence. smallest_share: of the last believed roll (0.5)."""
    kept: list[tuple[str, object]] = []
    last_school, last_size = "", 0
    for school, seen, pupils in duck.frame(SIZES).rows():
        if school != last_school:
            last_school, last_size = school, 0
        if pupils >= last_size * smallest_share:
            kept.append((school, seen))
            last_size = pupils
    roll = pl.DataFrame(kept, {"school": pl.String, "seen": pl.Date}, orient="row")
    put_known_rolls(duck, WholeRolls(roll, pl.DataFrame(schema=COVER)))


def too_small(duck: Duck) -> pl.DataFrame:
    """The whole rolls that a loaded register does not believe about absence: school, seen."""
    rolls = duck.frame(SIZES).select("school", "seen")
    return rolls.join(duck.frame("select school, seen from roll"), on=["school", "seen"], how="anti")
