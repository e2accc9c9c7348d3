"""What changes between two pictures of the register: who is new, who has moved, whose position is another."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import polars as pl

from onroll.engines.duck import Duck
from onroll.facts.situation import FIELDS
from onroll.policy.choices import Choices
from onroll.register.situations import situations
from onroll.reports.absent import SILENT
from onroll.reports.account import put_people
from onroll.reports.judged import judged

WHO = ("surname", "forename", "dob", "sex", "upn", "phone")
HOME = ("postcode", "address1")
FIGURES = (
    ("new_children", "Children who are new"),
    ("joined_into_another", "Children who prove to be another child"),
    ("moved_home", "Children with another address"),
    ("moved_school", "Children with another school"),
    ("changed_facts", "Children of whom other facts hold"),
    ("absent", "Children no longer on the roll, with nobody saying why"),
    ("changed_position", "Children whose position changes"),
    ("pairs", "More pairs for a person to decide"),
    ("alerts", "Rows like a child who was closed or has left"),
)
"""What a preview tells in figures, and how it is said, in the order in which it is read."""


@dataclass(frozen=True)
class Picture:
    """people: a row for each child who may be listed; rows: which child each sighting is about, sealed left out."""

    people: pl.DataFrame
    rows: pl.DataFrame


def picture(duck: Duck, choices: Choices, on: date) -> Picture:
    """Everybody but the sealed as a loaded register has them on a day; it asks the loaded register alone.

    people: child, position, school, the situation's fields, roll_since, WHO and HOME.
    rows: sighting, child, delivery, line.
    """
    found = judged(situations(duck, choices, on), choices, on)
    put_people(duck, choices, on)
    sealed = duck.frame("select child from restricted")
    people = (
        found.filter(pl.col("position") != "sealed")
        .join(sealed, on="child", how="anti")
        .select("child", "position", "school", *FIELDS, "roll_since", "dob")
        .join(duck.frame("select * from person"), on="child", how="left")
    )
    rows = duck.frame("select id as sighting, child, delivery, line from sighting")
    return Picture(people, rows.join(people, on="child", how="semi"))


@dataclass(frozen=True)
class Difference:
    """Each frame one row a child, by number; `line` is the delivery's own line about them, where there is one.

    new: child, line, position. gone: child, into. positions: child, from, to. moved_school: child, from, to.
    moved_home, changed: child, line, and `fields` (what differs, a list). absent: child, school.
    """

    new: pl.DataFrame
    gone: pl.DataFrame
    positions: pl.DataFrame
    moved_school: pl.DataFrame
    moved_home: pl.DataFrame
    changed: pl.DataFrame
    absent: pl.DataFrame


def difference(before: Picture, after: Picture, delivery: int, spoken: pl.DataFrame) -> Difference:
    """What a delivery changes. spoken: school and said_on of each whole roll that it holds."""
    both = before.people.join(after.people, on="child", suffix="_then")
    lines = after.rows.filter(pl.col("delivery") == delivery).group_by("child").agg(pl.col("line").min())
    new = after.people.join(before.people, on="child", how="anti").join(lines, on="child", how="left")
    return Difference(
        new=new.select("child", "line", "position").sort("line"),
        gone=_gone(before, after),
        positions=_moved(both, "position"),
        moved_school=_moved(both, "school"),
        moved_home=_differing(both, HOME, lines),
        changed=_differing(both, (*FIELDS, *WHO), lines),
        absent=_absent(before.people, after.people, spoken),
    )


def _gone(before: Picture, after: Picture) -> pl.DataFrame:
    """Children who prove to be another child: who they are then."""
    gone = before.people.join(after.people, on="child", how="anti").select("child")
    theirs = before.rows.join(gone, on="child").select("sighting", "child")
    now = after.rows.select("sighting", into="child")
    return theirs.join(now, on="sighting").select("child", "into").unique("child").sort("child")


def _moved(both: pl.DataFrame, what: str) -> pl.DataFrame:
    then = f"{what}_then"
    moved = both.filter(pl.col(what).ne_missing(pl.col(then)))
    blank = {"from": pl.col(what).fill_null(""), "to": pl.col(then).fill_null("")}
    return moved.select("child", **blank).sort("from", "to", "child")


def _differing(both: pl.DataFrame, names: tuple[str, ...], lines: pl.DataFrame) -> pl.DataFrame:
    differs = [
        pl.when(pl.col(name).ne_missing(pl.col(f"{name}_then"))).then(pl.lit(name)).alias(name)
        for name in names
    ]
    found = both.select("child", fields=pl.concat_list(differs).list.drop_nulls())
    return (
        found.filter(pl.col("fields").list.len() > 0)
        .join(lines, on="child", how="left")
        .sort("line", "child")
    )


def _absent(before: pl.DataFrame, after: pl.DataFrame, spoken: pl.DataFrame) -> pl.DataFrame:
    """Whom a whole roll in this delivery no longer names, with nobody having said why."""
    days = spoken.select("school", roll_since="said_on")
    silent = after.filter(pl.col("roll") == SILENT).join(days, on=["school", "roll_since"], how="semi")
    known = before.filter(pl.col("roll") == SILENT).select("child", "school", "roll_since")
    fresh = silent.join(known, on=["child", "school", "roll_since"], how="anti", nulls_equal=True)
    return fresh.select("child", "school").sort("school", "child")
