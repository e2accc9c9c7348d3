"""What the index should hold of some children, worked out from the register: set-based, each distinct text once."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

import polars as pl

from onroll.facts.identifiers import postcode_district
from onroll.register.bulk import among, read_frame
from onroll.register.search.asked import kept_phone, kept_reference
from onroll.register.search.words import name_words
from onroll.register.waiting import LINKED
from onroll.sources.catalogue import all_sources

CHILD, PARENT = 0, 1
NAMES = {
    CHILD: ("surname", "forename", "middle_names", "former_surname", "preferred_forename", "full_name"),
    PARENT: ("parent1_name", "parent2_name"),
}
TEXTS = (
    *NAMES[CHILD],
    *NAMES[PARENT],
    "upn",
    "former_upn",
    "nhs_number",
    "postcode",
    "parent1_phone",
    "parent2_phone",
)
SAID: dict[str, Any] = {
    "child": pl.Int64, "by_school": pl.Boolean, "school": pl.String, **dict.fromkeys(TEXTS, pl.String), "dob": pl.Date,
}  # fmt: skip
NAME: dict[str, Any] = {"whose": pl.Int64, "word": pl.String, "born": pl.Int64, "district": pl.String,
                        "child": pl.Int64, "by_school": pl.Boolean}  # fmt: skip
VALUE: dict[str, Any] = {"kind": pl.String, "value": pl.String, "child": pl.Int64, "by_school": pl.Boolean}
Kept = Callable[[Any], str | None]
VALUES: tuple[tuple[str, str, Kept], ...] = (
    ("upn", "upn", str.upper),
    ("upn", "former_upn", str.upper),
    ("nhs", "nhs_number", str),
    ("postcode", "postcode", lambda text: text.upper().replace(" ", "")),
    ("district", "postcode", postcode_district),
    ("phone", "parent1_phone", kept_phone),
    ("phone", "parent2_phone", kept_phone),
    ("dob", "dob", lambda day: day.strftime("%Y%m%d")),
    ("day", "dob", lambda day: day.strftime("%m%d")),
    ("school", "school", str),
)
"""What a child is found by beside names: the kind, the column, and the form in which it is kept."""
OF_CHILDREN = (
    f"{LINKED} JOIN register_child c ON c.id = l.child_id AND c.restriction = '' WHERE l.undone_at IS NULL"
)


@dataclass(frozen=True, slots=True)
class Contents:
    """Rows of the index, with words as text: `names` as NAME says, `values` as VALUE says."""

    names: pl.DataFrame
    values: pl.DataFrame


def contents(children: list[int]) -> Contents:
    """What is to be found of these children: of those sealed, or of whom nothing stands, nothing."""
    said = _said(children)
    return Contents(
        _names(said), pl.concat([_values(said), _references(children)]).unique(maintain_order=True)
    )


def _schools() -> tuple[str, list[Any]]:
    return among("d.source", [source.code for source in all_sources() if source.school_sent])


def _said(children: list[int]) -> pl.DataFrame:
    """Each different thing said of each child, and whether a school said it."""
    where, values = among("l.child_id", children)
    by_school, codes = _schools()
    columns = ", ".join(f"i.{name}" for name in (*TEXTS, "dob"))
    sql = (
        f"SELECT x.child_id, x.by_school, x.school, {columns} FROM (SELECT l.child_id, s.identity_id, s.school, "
        f"max(CASE WHEN {by_school} THEN 1 ELSE 0 END) = 1 AS by_school FROM {OF_CHILDREN} AND {where} "
        "GROUP BY l.child_id, s.identity_id, s.school) x JOIN register_identity i ON i.key = x.identity_id"
    )
    return read_frame(sql, [*codes, *values], SAID)


def _names(said: pl.DataFrame) -> pl.DataFrame:
    """Each word of each child beside each year and each district; what schools said, by schools' words alone."""
    everything = _named(said).with_columns(by_school=pl.lit(value=False))
    schools = _named(said.filter("by_school")).with_columns(by_school=pl.lit(value=True))
    own = [name for name in NAME if name != "by_school"]
    both = pl.concat([schools, everything]).unique(own, keep="first", maintain_order=True)
    return both.select(*NAME)


def _named(said: pl.DataFrame) -> pl.DataFrame:
    worded = pl.concat(
        _each(said, name, name_words, "word").with_columns(whose=pl.lit(whose, dtype=pl.Int64))
        for whose, columns in NAMES.items()
        for name in columns
    )
    years = said.select("child", born=pl.col("dob").dt.year().cast(pl.Int64)).drop_nulls().unique()
    districts = _each(said, "postcode", _alone(postcode_district), "district")
    return (
        worded.select("child", "whose", "word").unique(maintain_order=True)
        .join(years, on="child", how="left", maintain_order="left")
        .join(districts.select("child", "district").unique(), on="child", how="left", maintain_order="left")
        .with_columns(pl.col("born").fill_null(0), pl.col("district").fill_null(""))
    )  # fmt: skip


def _values(said: pl.DataFrame) -> pl.DataFrame:
    found = [
        _each(said, column, _alone(kept), "value").with_columns(kind=pl.lit(kind))
        for kind, column, kept in VALUES
    ]
    return _said_by(pl.concat(found))


def _alone(kept: Kept) -> Callable[[Any], list[str | None]]:
    """As a list of one."""
    return lambda text: [kept(text)]


def _references(children: list[int]) -> pl.DataFrame:
    """The senders' own keys for a child."""
    where, values = among("l.child_id", children)
    by_school, codes = _schools()
    sql = (
        f"SELECT l.child_id, max(CASE WHEN {by_school} THEN 1 ELSE 0 END) = 1, r.value FROM register_senderref r, "
        f"{OF_CHILDREN} AND r.sighting_id = s.id AND {where} GROUP BY l.child_id, r.value"
    )
    quoted = read_frame(
        sql, [*codes, *values], {"child": pl.Int64, "by_school": pl.Boolean, "value": pl.String}
    )
    kept = _each(quoted, "value", _alone(kept_reference), "value")
    return _said_by(kept.with_columns(kind=pl.lit("ref")))


def _said_by(found: pl.DataFrame) -> pl.DataFrame:
    """One row a value and child; said by a school if any school has said it."""
    said = found.group_by("kind", "value", "child", maintain_order=True).agg(pl.col("by_school").any())
    return said.select(*VALUE)


def _each(
    said: pl.DataFrame, column: str, kept: Callable[[Any], Iterable[str | None]], into: str
) -> pl.DataFrame:
    """child, by_school and each kept form of a column: every distinct text is read once."""
    told = said.select("child", "by_school", raw=column).drop_nulls("raw").unique(maintain_order=True)
    raws: list[str | date] = told["raw"].unique(maintain_order=True).to_list()
    pairs = [(raw, form) for raw in raws for form in kept(raw) if form]
    forms = pl.DataFrame(
        {"raw": [raw for raw, _ in pairs], into: [form for _, form in pairs]},
        {"raw": told.schema["raw"], into: pl.String},
    )
    return told.join(forms, on="raw", maintain_order="left").select("child", "by_school", into)
