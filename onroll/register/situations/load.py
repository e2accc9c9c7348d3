"""Puts what the register holds, as known at a moment, where the reduction can run over it."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import polars as pl
from django.db import connection

from onroll.engines.duck import Duck
from onroll.facts.identifiers import postcode_district
from onroll.facts.schools import top_year
from onroll.policy.choices import Choices
from onroll.register.bulk import read_frame
from onroll.register.situations import meanings, rolls
from onroll.sources.catalogue import all_sources

LIVE = """
register_link l
join register_sighting s on s.id = l.sighting_id
join register_delivery d on d.id = s.delivery_id and d.state = 'read'
"""
NOW = "l.undone_at is null"
AS_KNOWN = "d.learned_at <= %s and l.known_from <= %s and (l.undone_at is null or l.undone_known_from > %s)"

S, D, N, F, T = pl.String, pl.Date, pl.Int64, pl.Float64, pl.Datetime("us", "UTC")
FACT = {"id": N, "child": N, "sighting": N, "kind": S, "true_from": D, "true_until": D, "said_on": D, "school": S,
        "code": S, "detail": S, "place": S, "ref": S, "number": F, "learned_at": T,
        "source": S, "coverage": S}  # fmt: skip
SIGHTING = {
    "id": N,
    "child": N,
    "delivery": N,
    "line": N,
    "identity": S,
    "said_on": D,
    "learned_at": T,
    "source": S,
}
IDENTITY = {"key": S, "upn": S, "nhs_number": S, "surname": S, "forename": S, "middle_names": S, "full_name": S,
            "dob": D, "sex": S, "postcode": S, "parent1_phone": S, "parent2_phone": S, "address1": S,
            "household_ref": S, "home_language": S}  # fmt: skip
SCHOOL = {
    "urn": S,
    "laestab": S,
    "la_code": S,
    "name": S,
    "status": S,
    "high_age": N,
    "close_date": D,
    "open_date": D,
}


def load(choices: Choices, known_at: datetime | None, only_child: int | None = None) -> Duck:
    """A scratch database of the register as known at a moment (None: all we know now).

    only_child narrows what is loaded of people to one child; rolls are always whole, for absence needs them.
    """
    duck = Duck()
    _put_people(duck, known_at)
    _put_schools(duck, known_at)
    _put_postcodes(duck, choices, known_at)
    _put_sources(duck)
    rolls.put_whole_rolls(duck, choices.smallest_roll_share)
    meanings.put_meanings(duck)
    return duck


def with_days(seen: pl.DataFrame) -> pl.DataFrame:
    """The day we learned each, in London."""
    london = pl.col("learned_at").dt.convert_time_zone("Europe/London")
    return seen.with_columns(london.dt.date().alias("learned_on"))


def _live(known_at: datetime | None) -> tuple[str, list[Any]]:
    if known_at is None:
        return NOW, []
    return AS_KNOWN, [_moment(known_at)] * 3


def _moment(at: datetime) -> Any:
    """A moment as this database compares it."""
    return connection.ops.adapt_datetimefield_value(at)


def _put_people(duck: Duck, known_at: datetime | None) -> None:
    where, values = _live(known_at)
    duck.put("fact", read_frame(
        "select f.id, l.child_id, f.sighting_id, f.kind, f.true_from, f.true_until, f.said_on, f.school, f.code, "
        "f.detail, f.place, f.ref, f.number, f.learned_at, d.source, d.coverage "
        f"from {LIVE} join register_fact f on f.sighting_id = s.id where {where}", values, FACT))  # fmt: skip
    sightings = read_frame(
        "select s.id, l.child_id, s.delivery_id, s.line, s.identity_id, s.said_on, s.learned_at, d.source "
        f"from {LIVE} where {where}", values, SIGHTING)  # fmt: skip
    duck.put("sighting", with_days(sightings))
    columns = ", ".join(IDENTITY)
    duck.put("identity", read_frame(f"select {columns} from register_identity", [], IDENTITY))
    restricted = "select id, restriction from register_child where restriction <> ''"
    duck.put("restricted", read_frame(restricted, [], {"child": N, "restriction": S}))


def _put_schools(duck: Duck, known_at: datetime | None) -> None:
    """The schools as the latest list known gives them; a closed school's roll goes on at its successor."""
    known, values = ("and d.learned_at <= %s", [_moment(known_at)]) if known_at else ("", [])
    lists = read_frame(
        "select r.urn, r.laestab, r.la_code, r.name, r.status, r.high_age, r.close_date, r.open_date "
        "from register_school r join register_delivery d on d.id = r.delivery_id "
        f"where d.state = 'read' {known} order by d.learned_at desc, r.id desc", values, SCHOOL)  # fmt: skip
    links = read_frame(
        "select r.urn, r.link_urn, r.link_type from register_schoollink r join register_delivery d "
        f"on d.id = r.delivery_id where d.state = 'read' {known}", values,
        {"urn": S, "link_urn": S, "link_type": S})  # fmt: skip
    duck.put("schools_loaded", pl.DataFrame({"loaded": [lists.height > 0]}))
    successors = _successors(lists, links)
    open_first = pl.col("status").fill_null("").str.starts_with("Closed")
    one_each = lists.filter(pl.col("laestab").is_not_null()).unique("urn", keep="first", maintain_order=True)
    one_each = one_each.sort(open_first, maintain_order=True).unique(
        "laestab", keep="first", maintain_order=True
    )
    duck.put("school", one_each.with_columns(
        pl.lit(True).alias("registered"),
        pl.col("laestab").is_in(list(successors)).alias("has_successor"),
        pl.col("high_age").map_elements(top_year, return_dtype=N).alias("top_year")))  # fmt: skip
    _put_school_keys(duck, lists, successors)


def _successors(lists: pl.DataFrame, links: pl.DataFrame) -> dict[str, str]:
    """LAESTAB of a closed school to the LAESTAB that carries on its roll."""
    laestab = dict(lists.filter(pl.col("laestab").is_not_null()).select("urn", "laestab").rows()[::-1])
    found: dict[str, str] = {}
    for urn, link_urn, kind in links.rows():
        backwards = "predecessor" in (kind or "").lower()
        old, new = (link_urn, urn) if backwards else (urn, link_urn)
        if laestab.get(old) and laestab.get(new) and laestab[old] != laestab[new]:
            found[laestab[old]] = laestab[new]
    return found


def _put_school_keys(duck: Duck, lists: pl.DataFrame, successors: dict[str, str]) -> None:
    """Let every mention of a school, by URN or by a predecessor's number, speak of the school that stands now."""
    keys = {f"urn:{urn}": laestab for urn, laestab in lists.select("urn", "laestab").rows()[::-1] if laestab}
    keys |= successors
    for key in keys:
        seen = {key}
        while (further := keys.get(keys[key])) and further not in seen:
            seen.add(keys[key])
            keys[key] = further
    rows = list(keys.items())
    duck.put("school_key", pl.DataFrame(rows, {"said": S, "laestab": S}, orient="row"))
    for column in ("school", "place"):
        duck.run(f"update fact set {column} = k.laestab from school_key k where fact.{column} = k.said")


def _put_postcodes(duck: Duck, choices: Choices, known_at: datetime | None) -> None:
    """Which authority each postcode in use is in: the list if it says, else a district wholly inside one."""
    known, values = ("and d.learned_at <= %s", [_moment(known_at)]) if known_at else ("", [])
    listed = read_frame(
        "select p.postcode, p.la_code from register_postcodearea p join register_delivery d "
        f"on d.id = p.delivery_id where d.state = 'read' {known} "
        "and p.postcode in (select postcode from register_identity) order by d.learned_at, p.id",
        values, {"postcode": S, "la_code": S})  # fmt: skip
    said = dict(listed.rows())
    used = duck.frame("select distinct postcode from identity where postcode is not null")["postcode"]
    rows = [(code, said.get(code) or choices.la_of_district(postcode_district(code) or "")) for code in used]
    duck.put("postcode_la", pl.DataFrame(rows, {"postcode": S, "la_code": S}, orient="row"))


def _put_sources(duck: Duck) -> None:
    rows = [(source.code, source.speaks_of_residents) for source in all_sources()]
    duck.put("source", pl.DataFrame(rows, {"code": S, "speaks_of_residents": pl.Boolean}, orient="row"))
