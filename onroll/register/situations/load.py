"""Puts what the register holds, as known at a moment, where the reduction can run over it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

import polars as pl
from django.db import connection

from onroll.engines.duck import Duck
from onroll.facts.identifiers import postcode_district
from onroll.facts.schools import top_year
from onroll.policy.choices import Choices
from onroll.register.bulk import among, read_frame
from onroll.register.situations import meanings, rolls
from onroll.register.situations.people import D, N, S, know_people, put_people
from onroll.sources.catalogue import all_sources

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


def load(choices: Choices, known_at: datetime | None) -> Duck:
    """A scratch database of the register as known at a moment (None: all we know now)."""
    duck = load_ever()
    know(duck, choices, known_at)
    return duck


def load_ever() -> Duck:
    """A scratch database of all that was ever known, to be asked about many moments with `know`."""
    duck = Duck()
    put_people(duck)
    _put_sources(duck)
    return duck


def load_some(choices: Choices, children: Sequence[int], known: rolls.WholeRolls) -> Duck:
    """A scratch database of a few children (their numbers) as all is known now, beside the rolls of everybody."""
    duck = Duck()
    put_people(duck, children)
    _put_sources(duck)
    know_people(duck, None)
    _put_schools(duck, None)
    put_postcodes(duck, choices, None)
    rolls.put_known_rolls(duck, known)
    meanings.put_meanings(duck)
    return duck


def know(duck: Duck, choices: Choices, known_at: datetime | None) -> None:
    """Narrow a loaded register to what was known at a moment."""
    know_people(duck, known_at)
    _put_schools(duck, known_at)
    put_postcodes(duck, choices, known_at)
    rolls.put_whole_rolls(duck, choices.smallest_roll_share)
    meanings.put_meanings(duck)


def _moment(at: datetime) -> Any:
    """A moment as this database compares it."""
    return connection.ops.adapt_datetimefield_value(at)


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
    """LAESTAB of a closed school to the LAESTAB that carries on its roll. A sixth-form centre is no successor."""
    latest = lists.filter(pl.col("laestab").is_not_null()).unique("urn", keep="first", maintain_order=True)
    laestab = dict(latest.select("urn", "laestab").rows())
    still_open = set(latest.filter(pl.col("status").str.starts_with("Open"))["urn"])
    found: dict[str, str] = {}
    for urn, link_urn, kind in links.rows():
        said = (kind or "").lower()
        old, new = (link_urn, urn) if "predecessor" in said else (urn, link_urn)
        if not ("predecessor" in said or "successor" in said) or old in still_open:
            continue
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


def put_postcodes(duck: Duck, choices: Choices, known_at: datetime | None) -> None:
    """Which authority each postcode in use is in: the list if it says, else a district wholly inside one."""
    known, values = ("and d.learned_at <= %s", [_moment(known_at)]) if known_at else ("", [])
    used = duck.frame("select distinct postcode from identity where postcode is not null")["postcode"]
    here, codes = among("p.postcode", used.to_list())
    listed = read_frame(
        "select p.postcode, p.la_code from register_postcodearea p join register_delivery d "
        f"on d.id = p.delivery_id where d.state = 'read' {known} and {here} order by d.learned_at, p.id",
        [*values, *codes], {"postcode": S, "la_code": S})  # fmt: skip
    said = dict(listed.rows())
    rows = [(code, said.get(code) or choices.la_of_district(postcode_district(code) or "")) for code in used]
    duck.put("postcode_la", pl.DataFrame(rows, {"postcode": S, "la_code": S}, orient="row"))


def _put_sources(duck: Duck) -> None:
    rows = [(source.code, source.speaks_of_residents) for source in all_sources()]
    duck.put("source", pl.DataFrame(rows, {"code": S, "speaks_of_residents": pl.Boolean}, orient="row"))
