"""The tables that go to the matching: each identity that waits, each that is known, and the references they bear."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import polars as pl

from onroll.intake.nearest import FEW, children_near
from onroll.matching.census import WHOLE, Census
from onroll.register.bulk import among, read_frame
from onroll.register.waiting import LINKED, waiting_sightings
from onroll.sources.catalogue import all_sources

TEXTS = (
    "upn former_upn nhs_number surname forename middle_names former_surname preferred_forename full_name sex "
    "address1 full_address town postcode uprn parent1_phone parent2_phone parent1_email parent1_name parent2_name "
    "household_ref"
).split()
IDENTITY: dict[str, Any] = {"identity": pl.String, **dict.fromkeys(TEXTS, pl.String), "dob": pl.Date}
IDENTITIES = f"SELECT i.key, {', '.join(f'i.{name}' for name in TEXTS)}, i.dob FROM register_identity i"
REGISTERED = {
    "identity": pl.String,
    "child": pl.Int64,
    "sighting": pl.Int64,
    "list": pl.String,
    "sealed": pl.Boolean,
}
REF = {"sighting": pl.Int64, "space": pl.String, "value": pl.String}


@dataclass(frozen=True, slots=True)
class Nodes:
    """Who waits (one row a sighting, with its node), the three tables for the matching, and what they leave out."""

    sightings: pl.DataFrame
    waiting: pl.DataFrame
    register: pl.DataFrame
    refs: pl.DataFrame
    census: Census = WHOLE


def restricted_sources() -> list[str]:
    """The sources whose children are sealed."""
    return [source.code for source in all_sources() if source.restricted]


def snapshot_sources() -> list[str]:
    """The sources that list each child once."""
    return [source.code for source in all_sources() if source.kind == "snapshot"]


def of_sources(codes: list[str]) -> tuple[str, list[Any]]:
    """A condition for sightings of these sources, with its values: found by their few deliveries, not link by link."""
    where, values = among("source", codes)
    return f"s.delivery_id IN (SELECT id FROM register_delivery WHERE {where})", values


def waiting() -> pl.DataFrame:
    """Every sighting that waits, with the node it belongs to.

    Equal text is one person only when it would pick somebody out; a restricted row always stands alone.
    """
    found = waiting_sightings()
    people = identities(found["identity"].unique().to_list())
    strong = people.select("identity", strong=tells_apart())
    restricted = pl.col("source").is_in(restricted_sources())
    return found.join(strong, on="identity", maintain_order="left").with_columns(
        restricted=restricted,
        strong=pl.col("strong") & ~restricted,
        node=pl.when(pl.col("strong") & ~restricted)
        .then(pl.lit("w:") + pl.col("identity"))
        .otherwise(pl.lit("s:") + pl.col("sighting").cast(pl.String)),
    )


def tells_apart() -> pl.Expr:
    """Would these very words pick one child out: a number, or a whole name with a birthday or a home?"""
    at_home = pl.col("household_ref").is_not_null() | pl.all_horizontal(pl.col("address1", "postcode").is_not_null())
    named = pl.all_horizontal(pl.col("surname", "forename").is_not_null()) & (pl.col("dob").is_not_null() | at_home)
    return pl.col("upn").is_not_null() | pl.col("nhs_number").is_not_null() | named


def registered(only: list[str] | None = None, *, children: list[int] | None = None) -> pl.DataFrame:
    """Each identity known, with its child, its first sighting, the last list it was on, and whether sealed.

    All of them, or those of these keys, or those of these children.
    """
    where, values = among("s.identity_id", only) if only is not None else ("1 = 1", [])
    if children is not None:
        where, values = among("l.child_id", children)
    lists, codes = among("d.source", snapshot_sources())
    closed, sealing = of_sources(restricted_sources())
    sealed = f"SELECT l.child_id FROM {LINKED} WHERE l.undone_at IS NULL AND {closed}"
    sql = (
        f"SELECT s.identity_id, l.child_id, min(s.id), max(CASE WHEN {lists} THEN d.id END), "
        f"max(CASE WHEN c.restriction <> '' OR c.id IN ({sealed}) THEN 1 ELSE 0 END) "
        f"FROM {LINKED} JOIN register_child c ON c.id = l.child_id WHERE l.undone_at IS NULL AND {where} "
        "GROUP BY s.identity_id, l.child_id"
    )
    return read_frame(sql, [*codes, *sealing, *values], REGISTERED)


def identities(keys: list[str] | None = None) -> pl.DataFrame:
    """The identities of these keys, or all of them."""
    where, values = among("i.key", keys) if keys is not None else ("1 = 1", [])
    return read_frame(f"{IDENTITIES} WHERE {where}", values, IDENTITY)


def nodes(sightings: pl.DataFrame) -> Nodes:
    """Everything the matching needs to know to place these sightings."""
    quoted = _quoted(sightings.select("sighting", "node"))
    known, people, census = _known(sightings, quoted)
    first = sightings.unique("node", keep="first", maintain_order=True)
    on_a_list = pl.when(pl.col("source").is_in(snapshot_sources())).then(pl.col("delivery").cast(pl.String))
    asked = first.select("node", "identity", "restricted", order="sighting", list=on_a_list)
    known = known.with_columns(
        node=pl.format("r:{}:{}", "child", "identity"),
        order=pl.col("sighting"),
        list=pl.col("list").cast(pl.String),
    )
    refs = _refs(quoted, known.select("identity", "child", "node"))
    return Nodes(sightings, _with_identity(asked, people), _with_identity(known, people), refs, census)


def everybody() -> Nodes:
    """Every known identity as if it waited, but sealed children's: to see what another model would make of them."""
    known = registered().filter(~pl.col("sealed"))
    asked = known.select(
        "identity", "child", "sighting", node=pl.format("r:{}:{}", "child", "identity"), restricted=pl.lit(value=False),
        order="sighting", list=pl.lit(None, pl.String),
    )  # fmt: skip
    people = _with_identity(asked, identities())
    return Nodes(asked, people.drop("child"), people.clear(), _quoted(asked.clear()))


def _known(sightings: pl.DataFrame, quoted: pl.DataFrame) -> tuple[pl.DataFrame, pl.DataFrame, Census]:
    """Who is known, and every identity: of the whole register, or for a few rows of those near them."""
    if not 0 < sightings.height <= FEW:
        return registered(), identities(), WHOLE
    own = sightings["identity"].unique().to_list()
    near, census = children_near(identities(own), quoted)
    known = registered(children=near)
    return known, identities([*own, *known["identity"].to_list()]), census


def _with_identity(frame: pl.DataFrame, people: pl.DataFrame) -> pl.DataFrame:
    """Identity under the names the matching uses; of a whole address in one cell, the part before the comma."""
    street = pl.coalesce("address1", pl.col("full_address").str.split(",").list.first())
    return frame.join(people, on="identity", maintain_order="left").with_columns(
        address1=street, phone1="parent1_phone", phone2="parent2_phone", email1="parent1_email"
    )


def _quoted(asked: pl.DataFrame) -> pl.DataFrame:
    """Every reference quoted by somebody who waits: node, space, value."""
    waits, values = among("r.sighting_id", asked["sighting"].to_list())
    sql = f"SELECT r.sighting_id, r.space, r.value FROM register_senderref r WHERE {waits}"
    return read_frame(sql, values, REF).join(asked, on="sighting").select("node", "space", "value")


def _refs(quoted: pl.DataFrame, known: pl.DataFrame) -> pl.DataFrame:
    """Every reference quoted by somebody who waits, and whoever else has quoted it."""
    if quoted.is_empty():
        return quoted
    where, words = among("r.value", quoted["value"].unique().to_list())
    borne = read_frame(
        f"SELECT s.identity_id, l.child_id, r.space, r.value FROM {LINKED} "
        f"JOIN register_senderref r ON r.sighting_id = s.id WHERE l.undone_at IS NULL AND {where}",
        words,
        {"identity": pl.String, "child": pl.Int64, "space": pl.String, "value": pl.String},
    )
    others = borne.join(known, on=["identity", "child"]).select("node", "space", "value")
    return pl.concat([quoted, others]).unique(maintain_order=True)
