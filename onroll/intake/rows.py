"""From what a file says to rows of the register: problems, identities, sightings, references and facts."""

from __future__ import annotations

from typing import cast

import polars as pl
from django.db import models

from onroll.register.bulk import among, insert_frame, next_ids, read_frame
from onroll.register.identities import BETWEEN, NOTHING, key_of
from onroll.register.models import (
    Delivery,
    Fact,
    Identity,
    PostcodeArea,
    Problem,
    School,
    SchoolLink,
    SenderRef,
    Sighting,
    Vacancy,
)
from onroll.sources.shape import IDENTITY, Reading

REFERENCE: dict[str, type[models.Model]] = {
    "schools": School,
    "school_links": SchoolLink,
    "postcodes": PostcodeArea,
    "vacancies": Vacancy,
}
DAYS = ("said_on", "true_from", "true_until")


def add_rows(delivery: Delivery, reading: Reading) -> None:
    """Everything a file says, as rows of this delivery, in the current transaction."""
    _add(Problem, delivery, reading.problems)
    if delivery.source in REFERENCE:
        _add(REFERENCE[delivery.source], delivery, reading.reference)
        return
    people = _keyed(reading.sightings)
    _add_identities(people)
    sightings = people.with_columns(id=pl.Series(next_ids(Sighting, people.height), dtype=pl.Int64))
    _add_sightings(delivery, sightings)
    numbers = sightings.select("line", sighting_id="id")
    _add_said(SenderRef, delivery, reading.refs.join(numbers, on="line", maintain_order="left"))
    _add_said(Fact, delivery, reading.facts.join(numbers, on="line", maintain_order="left"))


def fitted(frame: pl.DataFrame, model: type[models.Model]) -> pl.DataFrame:
    """Text no longer than its column holds; what is cut off stays in the row as sent."""
    longest = {field.column: getattr(field, "max_length", None) for field in model._meta.local_fields}
    return frame.with_columns(
        pl.col(name).str.slice(0, longest[name])
        for name, kind in frame.schema.items()
        if kind == pl.String and longest.get(name)
    )


def _columns(frame: pl.DataFrame, model: type[models.Model]) -> pl.DataFrame:
    """The columns of a frame that the table has."""
    held = {field.column for field in model._meta.local_fields}
    return fitted(frame.select(name for name in frame.columns if name in held), model)


def _add(model: type[models.Model], delivery: Delivery, frame: pl.DataFrame) -> None:
    if frame.is_empty():
        return
    if model is Problem:
        frame = frame.with_columns(pl.col("column", "value").fill_null(""), raw=pl.lit(""))
    insert_frame(model, _columns(frame, model).with_columns(delivery_id=pl.lit(delivery.pk)))


def _keyed(people: pl.DataFrame) -> pl.DataFrame:
    """Each row with the fingerprint of who it says the child is; nothing said and blank are told apart."""
    people = fitted(people, Identity)
    words = [pl.col(name).cast(pl.String).fill_null(NOTHING) for name in IDENTITY]
    said = people.select(pl.concat_str(words, separator=BETWEEN).alias("said"))["said"]
    keys = [key_of(text) for text in said]
    return people.with_columns(identity_id=pl.Series(keys, dtype=pl.String))


def _add_identities(people: pl.DataFrame) -> None:
    """Those identities that nobody has sent before."""
    each = people.select(pl.col("identity_id").alias("key"), *IDENTITY).unique("key", maintain_order=True)
    where, values = among("key", each["key"].to_list())
    known = read_frame(f"SELECT key FROM register_identity WHERE {where}", values, {"key": pl.String})
    insert_frame(Identity, each.join(known, on="key", how="anti", maintain_order="left"))


def _add_sightings(delivery: Delivery, sightings: pl.DataFrame) -> None:
    rows = sightings.select("id", "line", "identity_id", *DAYS, "school", "raw").with_columns(
        delivery_id=pl.lit(delivery.pk), learned_at=pl.lit(delivery.learned_at)
    )
    insert_frame(Sighting, fitted(rows, Sighting))


def _add_said(model: type[SenderRef] | type[Fact], delivery: Delivery, frame: pl.DataFrame) -> None:
    numbered = frame.with_columns(
        id=pl.Series(next_ids(model, frame.height), dtype=pl.Int64), learned_at=pl.lit(delivery.learned_at)
    )
    insert_frame(model, _columns(numbered, cast(type[models.Model], model)))
