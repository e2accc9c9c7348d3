"""The schools' returns of the last days: who left and what the return lacks, and who told us late."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import polars as pl

from onroll.law.pupil_registration_2024.with_the_year import (
    classes_of,
    comes_with_the_year,
    goes_with_the_year,
)
from onroll.policy.removal_from_roll.found import FIELDS, Removal, addition_is_late, concerns, is_late
from onroll.register.bulk import read_frame
from onroll.register.listed_schools import ages_of
from onroll.register.school_days import calendars_of
from onroll.register.schools import resolved
from onroll.register.scope import SEES_EVERY_CHILD, Actor

DAYS = 7
ROWS = ("34", "35", "36")
TOLD: dict[str, Any] = {
    "child": pl.String, "kind": pl.String, "school": pl.String, "day": pl.Date, "said_on": pl.Date,
    "learned_at": pl.Datetime("us", "UTC"), "ground": pl.String, "destination": pl.String, "place": pl.String,
    "forename": pl.String, "surname": pl.String, "full_name": pl.String, "address": pl.String, "parent": pl.String,
    "phone": pl.String, "school_days": pl.Float64, "child_id": pl.Int64,
    "dob": pl.Date,
}  # fmt: skip
RETURNS = """
SELECT c.ref, f.kind, s.school, f.true_from, f.said_on, f.learned_at, f.code, f.detail, f.place,
  i.forename, i.surname, i.full_name, coalesce(i.full_address, i.address1, i.postcode), i.parent1_name, i.parent1_phone,
  f.number, c.id, i.dob
FROM register_fact f JOIN register_sighting s ON s.id = f.sighting_id
JOIN register_delivery d ON d.id = s.delivery_id AND d.state = 'read'
JOIN register_link l ON l.sighting_id = s.id AND l.undone_at IS NULL
JOIN register_child c ON c.id = l.child_id AND c.restriction = ''
JOIN register_identity i ON i.key = s.identity_id
WHERE f.true_from IS NOT NULL AND {where} ORDER BY f.true_from, f.learned_at, f.id
"""
"""Each return with the child it is about, the oldest first."""
LEARNED = "f.kind IN ('leaving', 'joining') AND f.learned_at >= %s AND f.learned_at < %s"


@dataclass(frozen=True, slots=True)
class Leaver:
    """One leaver as a school told us, with what the return lacks and what is wrong with it."""

    removal: Removal
    name: str
    place: str
    late: bool

    @property
    def missing(self) -> tuple[str, ...]:
        """What the return lacks, in words."""
        return tuple(FIELDS[code] for code in self.removal.missing)


@dataclass(frozen=True, slots=True)
class Joiner:
    """One new pupil told too late."""

    child: str
    name: str
    school: str
    entered_on: date
    told_on: date


@dataclass(frozen=True, slots=True)
class Told:
    """The returns learned in [since, until)."""

    since: date
    until: date
    leavers: list[Leaver]
    late_joiners: list[Joiner]


def told(actor: Actor, on: date, days: int = DAYS) -> Told:
    """The returns learned on a day and in the days before it. Only those who see every child are told."""
    since, until = on - timedelta(days=days - 1), on + timedelta(days=1)
    if actor.role not in SEES_EVERY_CHILD:
        return Told(since, until, [], [])
    found = returns(LEARNED, [since.isoformat(), until.isoformat()])
    rows = with_the_year(found.reverse().to_dicts())
    leavers = [leaver(row) for row in rows if row["kind"] == "leaving"]
    joiners = [joiner(row) for row in rows if row["kind"] == "joining" and not row["with_the_year"]]
    return Told(since, until, leavers, [
        one for one in joiners if addition_is_late(one.entered_on, one.told_on)
    ])  # fmt: skip


def returns(where: str, values: Sequence[Any]) -> pl.DataFrame:
    """The returns that fit, each school under the number that stands for it now; the oldest first."""
    return resolved(read_frame(RETURNS.format(where=where), values, TOLD), "school")


def with_the_year(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Each return with whether its pupil came or went with the school year, so that no return was owed of it."""
    schools = {row["school"] for row in rows if row["school"]}
    calendars, ages = calendars_of(schools), ages_of(schools)

    def turns(row: dict[str, Any]) -> bool:
        if not row["school"]:
            return False
        asks = comes_with_the_year if row["kind"] == "joining" else goes_with_the_year
        classes = classes_of(*ages.get(row["school"], (None, None)))
        return asks(row["dob"], row["day"], classes, calendars[row["school"]])

    return [row | {"with_the_year": turns(row)} for row in rows]


def leaver(row: dict[str, Any]) -> Leaver:
    """One row as a leaver."""
    one = removal_of(row)
    return Leaver(one, named(row), str(row["place"] or ""), is_late(one))


def removal_of(row: dict[str, Any]) -> Removal:
    """One row as the rules read it."""
    said = {name: row[name] for name in FIELDS}
    if said["destination"] == "unknown":
        said["destination"] = None
    return Removal(
        child=row["child"], school=row["school"] or "", left_on=row["day"], told_on=told_on(row),
        ground=row["ground"] or "", destination=row["destination"] or "",
        missing=tuple(name for name, value in said.items() if not value),
        with_the_year=bool(row.get("with_the_year")),
    )  # fmt: skip


def told_on(row: dict[str, Any]) -> date:
    """The day the school gives for its return; without one, the day we learned of it."""
    said: date | None = row["said_on"]
    return said if said is not None and said != row["day"] else row["learned_at"].date()


def joiner(row: dict[str, Any]) -> Joiner:
    return Joiner(row["child"], named(row), row["school"] or "", row["day"], told_on(row))


def named(row: dict[str, Any]) -> str:
    parts = " ".join(part for part in (row["forename"], row["surname"]) if part)
    return parts or row["full_name"] or "Name not known"


def wrong_with(one: Leaver) -> tuple[str, ...]:
    """Everything the rules hold against a leaver's return."""
    return concerns(one.removal)
