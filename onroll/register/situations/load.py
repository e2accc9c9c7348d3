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
from onroll.register.schools import each_once, school_keys, school_lists, successors
from onroll.register.situations import meanings, rolls
from onroll.register.situations.people import N, S, know_people, put_people
from onroll.sources.catalogue import all_sources


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


def load_some(
    choices: Choices, children: Sequence[int], known: rolls.WholeRolls, known_at: datetime | None = None
) -> Duck:
    """A scratch database of a few children (their numbers) as known at a moment, beside the rolls of everybody."""
    duck = Duck()
    put_people(duck, children)
    _put_sources(duck)
    know_people(duck, known_at)
    _put_schools(duck, known_at)
    put_postcodes(duck, choices, known_at)
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
    lists, links = school_lists(known_at)
    duck.put("schools_loaded", pl.DataFrame({"loaded": [lists.height > 0]}))
    duck.put("school", each_once(lists).with_columns(
        pl.lit(True).alias("registered"),
        pl.col("laestab").is_in(list(successors(lists, links))).alias("has_successor"),
        pl.col("high_age").map_elements(top_year, return_dtype=N).alias("top_year")))  # fmt: skip
    _put_school_keys(duck, school_keys(lists, links))


def _put_school_keys(duck: Duck, keys: dict[str, str]) -> None:
    """Let every mention of a school, by URN or by a predecessor's number, speak of the school that stands now."""
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
