"""What each distinct value in the facts means: asked of the law and the policy once per value, and joined on."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from datetime import date
from typing import Any

import polars as pl

from onroll.engines.duck import Duck
from onroll.facts.days import academic_year, reception_year
from onroll.law.education_act_1996 import (
    compulsory_school_age_ends,
    compulsory_school_age_starts,
    of_compulsory_school_age,
)
from onroll.policy.ways_out.absence import absence_says
from onroll.policy.ways_out.home_education import finding_says
from onroll.policy.ways_out.mid_year_leavers import destination_says
from onroll.policy.ways_out.no_school_place import refusal_says

DATES_IN_FACTS = """
select distinct on_day from (
    select said_on as on_day from fact union select true_from from fact
    union select try_cast(place as date) from fact where kind in ('offer', 'exclusion'))
where on_day is not null
"""


def put_meanings(duck: Duck) -> None:
    """Put the meanings that do not depend on the day: leavers' returns, findings, refusals, absences, years."""
    _put_academic_years(duck)
    _put_leavings(duck)
    _put(
        duck,
        "home_meaning",
        "finding",
        "select distinct coalesce(code, 'pending') as value from fact "
        "where kind = 'home_education' union select 'pending'",
        lambda v: finding_says(v).value,
    )
    _put(
        duck,
        "refusal_meaning",
        "reason",
        "select distinct split_part(coalesce(detail, ''), '|', 2) as value "
        "from fact where kind = 'application'",
        lambda v: refusal_says(v).value,
    )
    _put(
        duck,
        "absence_meaning",
        "school_days",
        "select distinct number as value from fact where kind = 'absence' and number is not null",
        _absence,
        key_type=pl.Float64,
    )


def put_ages(duck: Duck, on: date) -> None:
    """Put what the law says of each date of birth on the day: before, within or after school age."""
    born = duck.frame("select distinct dob from identity where dob is not null")["dob"].to_list()
    duck.put("age", pl.DataFrame(
        [(dob, of_compulsory_school_age(dob, on), compulsory_school_age_starts(dob),
          compulsory_school_age_ends(dob), reception_year(dob)) for dob in born],
        schema={"dob": pl.Date, "life": pl.String, "starts": pl.Date, "ends": pl.Date, "cohort": pl.Int64},
        orient="row"))  # fmt: skip


def _put_academic_years(duck: Duck) -> None:
    days = duck.frame(DATES_IN_FACTS)["on_day"].to_list()
    rows = [(day, academic_year(day)) for day in days]
    duck.put(
        "academic_year", pl.DataFrame(rows, {"on_day": pl.Date, "academic_year": pl.Int64}, orient="row")
    )


def _put_leavings(duck: Duck) -> None:
    said = duck.frame(
        "select distinct coalesce(code, '') as ground, coalesce(detail, '') as destination from fact "
        "where kind = 'leaving' union select '', 'unknown' union select '', 'never_here'"
    ).rows()
    rows = [(ground, kind, far, destination_says(ground, kind, far).value)
            for (ground, kind), far in itertools.product(said, (False, True))]  # fmt: skip
    schema = {"ground": pl.String, "destination": pl.String, "elsewhere": pl.Boolean, "code": pl.String}
    duck.put("leaving_meaning", pl.DataFrame(rows, schema, orient="row"))


def _put(
    duck: Duck, table: str, key: str, sql: str, says: Callable[[Any], str | None], key_type: Any = pl.String
) -> None:
    """Ask what each distinct value of a query means, and put the answers as a table: key, code."""
    values = duck.frame(sql)["value"].to_list()
    rows = [(value, says(value)) for value in values]
    duck.put(table, pl.DataFrame(rows, {key: key_type, "code": pl.String}, orient="row"))


def _absence(school_days: float) -> str | None:
    said = absence_says(school_days)
    return said.value if said else None
