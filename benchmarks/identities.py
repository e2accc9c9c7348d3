"""An invented borough's year of deliveries as the identities that linking is given, with the truth."""

from __future__ import annotations

import csv
import hashlib
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import polars as pl

from onroll.borough.write import write
from onroll.sources.catalogue import find
from onroll.sources.read import read
from onroll.sources.shape import Refused

SAID = (
    "upn former_upn nhs_number surname forename middle_names former_surname preferred_forename full_name dob sex "
    "address1 town postcode uprn phone1 phone2 email1 email2 parent1_name parent2_name household_ref"
).split()
RENAMED = {"parent1_phone": "phone1", "parent2_phone": "phone2", "parent1_email": "email1"}


@dataclass(frozen=True)
class Borough:
    """Every row (`delivery`, `line`, `node`, `person`), every identity, and every sender's key."""

    rows: pl.DataFrame
    identities: pl.DataFrame
    refs: pl.DataFrame

    def truth(self) -> pl.DataFrame:
        """Whom each identity is about: most of its rows."""
        counted = self.rows.drop_nulls("person").group_by("node", "person").len()
        return (
            counted.sort("len", "person", descending=True)
            .unique("node", keep="first")
            .select("node", "person")
        )


def borough(folder: Path, *, children: int, seed: int) -> Borough:
    """Write a borough and read it back."""
    if not (folder / "deliveries.csv").exists():
        write(folder, children=children, seed=seed)
    persons = pl.read_csv(
        folder / "truth" / "rows.csv", schema_overrides={"line": pl.Int64, "person": pl.String}
    )
    with (folder / "deliveries.csv").open(encoding="utf-8") as sheet:
        deliveries = list(csv.DictReader(sheet))
    seen = [found for n, row in enumerate(deliveries) if (found := one_delivery(folder, n, row))]
    sightings = pl.concat([sighting for sighting, _ in seen], how="diagonal")
    sightings = sightings.join(persons, on=["file", "line"], how="left")
    refs = pl.concat([ref for _, ref in seen]).join(
        sightings.select("delivery", "line", "node"), on=["delivery", "line"]
    )
    return Borough(
        sightings.select("delivery", "line", "node", "person"),
        identities(sightings),
        refs.select("node", "space", "value").unique(maintain_order=True),
    )


def one_delivery(folder: Path, number: int, row: dict[str, str]) -> tuple[pl.DataFrame, pl.DataFrame] | None:
    """The sightings and keys of one file; nothing when it is not about children or is refused."""
    source = find(row["source"])
    if source.kind == "reference" or not source.identity_columns:
        return None
    as_at = date.fromisoformat(row["as_at"]) if row["as_at"] else None
    learned = date.fromisoformat(row["learned_at"][:10])
    try:
        reading = read(
            source, folder / row["file"], as_at=as_at, school=row["school"] or None, learned_on=learned
        )
    except Refused:
        return None
    told = (
        reading.sightings.rename(RENAMED).with_columns(email2=pl.lit(None, pl.String)).select("line", *SAID)
    )
    hashed = pl.Series("node", [digest(values) for values in told.select(SAID).iter_rows()], dtype=pl.String)
    empty = pl.all_horizontal(pl.col(SAID).is_null())
    told = told.with_columns(
        delivery=pl.lit(number),
        file=pl.lit(row["file"]),
        snapshot=pl.lit(source.kind == "snapshot"),
        restricted=pl.lit(source.restricted),
        node=hashed,
    ).with_columns(node=pl.when(empty).then(pl.format("bare-{}-{}", "delivery", "line")).otherwise("node"))
    return told, reading.refs.with_columns(delivery=pl.lit(number))


def digest(values: tuple[object, ...]) -> str:
    """One key for one set of values."""
    return hashlib.sha1("\x1f".join("" if v is None else str(v) for v in values).encode()).hexdigest()[:16]


def identities(sightings: pl.DataFrame) -> pl.DataFrame:
    """Each distinct set of values once, with the delivery it first came in and the only list it came in, if one."""
    lists = pl.col("delivery").filter("snapshot")
    return (
        sightings.group_by("node", maintain_order=True)
        .agg(
            pl.col(SAID).first(),
            restricted=pl.col("restricted").all(),
            order=pl.int_range(pl.len()).first().cast(pl.Int64),
            delivery=pl.col("delivery").first(),
            list=pl.when(lists.n_unique() == 1).then(lists.first().cast(pl.String)),
        )
        .with_columns(order=pl.int_range(pl.len(), dtype=pl.Int64))
    )
