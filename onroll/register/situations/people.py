"""Puts what sightings and links say of people where the reduction can run over it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

import polars as pl

from onroll.engines.duck import Duck
from onroll.register.bulk import among, read_frame

EVER = """
register_link l
join register_sighting s on s.id = l.sighting_id
join register_delivery d on d.id = s.delivery_id and d.state = 'read'
"""
S, D, N, F, T = pl.String, pl.Date, pl.Int64, pl.Float64, pl.Datetime("us", "UTC")
FACT = {"id": N, "child": N, "sighting": N, "kind": S, "true_from": D, "true_until": D, "said_on": D, "school": S,
        "code": S, "detail": S, "place": S, "ref": S, "number": F, "learned_at": T,
        "source": S, "coverage": S}  # fmt: skip
SIGHTING = {"id": N, "child": N, "delivery": N, "line": N, "identity": S, "said_on": D, "learned_at": T,
            "source": S}  # fmt: skip
LINKED = {"arrived_at": T, "known_from": T, "undone_at": T, "undone_known_from": T}
"""From when, and until when, a row may be said to be about its child."""
IDENTITY = {"key": S, "upn": S, "nhs_number": S, "surname": S, "forename": S, "middle_names": S, "full_name": S,
            "dob": D, "sex": S, "postcode": S, "parent1_phone": S, "parent2_phone": S, "address1": S,
            "household_ref": S, "home_language": S}  # fmt: skip

NOW = "undone_at is null"
AS_KNOWN = """
arrived_at <= {known_at}::timestamp and known_from <= {known_at}::timestamp
and (undone_at is null or undone_known_from > {known_at}::timestamp)
"""


def put_people(duck: Duck, children: Sequence[int] | None = None) -> None:
    """All that has ever been linked, but for what was withdrawn; `know_people` narrows it to a moment.

    children: their numbers, where only some are wanted.
    """
    some, values = among("l.child_id", children) if children is not None else ("1 = 1", [])
    times = "d.learned_at, l.known_from, l.undone_at, l.undone_known_from"
    duck.put("fact_ever", plain(read_frame(
        "select f.id, l.child_id, f.sighting_id, f.kind, f.true_from, f.true_until, f.said_on, f.school, f.code, "
        f"f.detail, f.place, f.ref, f.number, f.learned_at, d.source, d.coverage, {times} "
        f"from {EVER} join register_fact f on f.sighting_id = s.id where {some}", values, FACT | LINKED)))  # fmt: skip
    duck.put("sighting_ever", plain(with_days(read_frame(
        "select s.id, l.child_id, s.delivery_id, s.line, s.identity_id, s.said_on, s.learned_at, d.source, "
        f"{times} from {EVER} where {some}", values, SIGHTING | LINKED))))  # fmt: skip
    columns = ", ".join(IDENTITY)
    theirs = f"key in (select s.identity_id from {EVER} where {some})" if values else some
    duck.put(
        "identity", read_frame(f"select {columns} from register_identity where {theirs}", values, IDENTITY)
    )
    restricted = "select id, restriction from register_child where restriction <> ''"
    duck.put("restricted", read_frame(restricted, [], {"child": N, "restriction": S}))


def know_people(duck: Duck, known_at: datetime | None) -> None:
    """The facts and sightings of each child as known at a moment; None is all we know now."""
    at = known_at.astimezone(UTC).replace(tzinfo=None).isoformat(sep=" ") if known_at else ""
    where = AS_KNOWN if known_at else NOW
    kept = f"* exclude ({', '.join(LINKED)})"
    for table in ("fact", "sighting"):
        duck.run(
            f"create or replace table {table} as select {kept} from {table}_ever where {where}", known_at=at
        )


def with_days(seen: pl.DataFrame) -> pl.DataFrame:
    """The day we learned each, in London."""
    london = pl.col("learned_at").dt.convert_time_zone("Europe/London")
    return seen.with_columns(london.dt.date().alias("learned_on"))


def plain(frame: pl.DataFrame) -> pl.DataFrame:
    """Moments in UTC without saying so, which is how the scratch database compares them."""
    moments = [name for name, kind in frame.schema.items() if isinstance(kind, pl.Datetime)]
    return frame.with_columns(pl.col(moments).dt.convert_time_zone("UTC").dt.replace_time_zone(None))
