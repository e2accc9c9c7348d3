"""The account: every child, every day, in exactly one position, and the proof that nobody is left over."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from functools import lru_cache
from pathlib import Path

import polars as pl

from onroll.engines.duck import Duck
from onroll.facts.days import nc_year, year_group_label
from onroll.policy import rulebook
from onroll.policy.at_risk.reasons import REASONS, in_order
from onroll.policy.choices import Choices
from onroll.register import council
from onroll.register import waiting as waiting_rows
from onroll.register.own_words import keep_own_words
from onroll.register.pupils import children_seen_by, sees_everyone
from onroll.register.scope import Actor
from onroll.register.situations import load, load_some, situations
from onroll.register.situations.rolls import WholeRolls
from onroll.reports.judged import judged
from onroll.reports.residual import residual

PEOPLE = (Path(__file__).parent / "people.sql").read_text()

COLUMNS = (
    "child", "position", "missing_education", "in_scope_436a", "cnis_eligible", "attending", "in_monthly_data",
    "return_reason", "return_duration", "since", "owner", "source", "source_date", "rule", "citation", "why",
)  # fmt: skip
"""What `onroll account --csv` gives, in order (formats.md §2)."""


@dataclass(frozen=True)
class Account:
    """The account of one day. `rows` holds the children the reader may see; the counts are of everybody.

    rows: COLUMNS, and name, surname, forename, dob, sex, upn, year_group, postcode, school, school_name, flags
    (list of reason codes, gravest first), way_out, action, overdue, last_seen_on, phone, address1.
    """

    on: date
    known_at: datetime | None
    rulebook: str
    rows: pl.DataFrame
    positions: dict[str, int]
    children: int
    residual: int
    waiting: int
    rolls: WholeRolls

    def csv(self) -> str:
        """The rows as `formats.md` §2 fixes them."""
        return self.rows.select(COLUMNS).write_csv()

    def summary(self) -> dict[str, object]:
        """The counts as `formats.md` §2 fixes them."""
        return {
            "on": self.on.isoformat(),
            "known_at": self.known_at.isoformat() if self.known_at else None,
            "children": self.children,
            "positions": self.positions,
            "residual": self.residual,
            "waiting": self.waiting,
            "rulebook": self.rulebook,
        }


def account(on: date, known_at: datetime | None, actor: Actor) -> Account:
    """The account of a day as known at a moment, with the rows this reader may see.

    A school's pupil who stands elsewhere reads by the school's own words, or is not there.
    """
    everybody = _account(on, known_at, register_state(), council.council_name())
    seen = everybody.rows.join(children_seen_by(actor), on="child_id", how="semi")
    if sees_everyone(actor) or seen.is_empty():
        return replace(everybody, rows=seen)
    here = seen.filter(on_the_roll_of(actor.schools))
    elsewhere = tuple(seen.filter(~on_the_roll_of(actor.schools))["child_id"].to_list())
    if elsewhere:
        own = _by_own_words(on, known_at, register_state(), council.council_name(), actor.schools, elsewhere)
        here = pl.concat([here, own], how="vertical_relaxed")
    return replace(everybody, rows=here.sort("child"))


def on_the_roll_of(schools: Collection[str]) -> pl.Expr:
    """Does the row place its child on the roll of one of these schools?"""
    return (pl.col("position") == "on_roll") & pl.col("school").is_in(list(schools))


@lru_cache(maxsize=16)
def _by_own_words(
    on: date, known_at: datetime | None, state: tuple[object, ...], council_name: str, schools: frozenset[str],
    children: Sequence[int],
) -> pl.DataFrame:  # fmt: skip
    """The rows of those children who by these schools' own words, and nobody else's, are on their rolls."""
    choices, everybody = council.choices(), _account(on, known_at, state, council_name)
    with load_some(choices, children, everybody.rolls, known_at) as duck:
        keep_own_words(duck, schools)
        found = judged(situations(duck, choices, on), choices, on)
        return _described(duck, choices, found, on).filter(on_the_roll_of(schools))


def register_state() -> tuple[object, ...]:
    """What changes whenever a delivery, a link or a restriction does: an account is good while it stands."""
    return waiting_rows.state()


@lru_cache(maxsize=4)
def _account(on: date, known_at: datetime | None, state: tuple[object, ...], council_name: str) -> Account:
    choices = council.choices()
    with load(choices, known_at) as duck:
        return account_of(duck, choices, on, known_at)


def account_of(duck: Duck, choices: Choices, on: date, known_at: datetime | None) -> Account:
    """The account of a day from a loaded register: the same load serves many days."""
    found = judged(situations(duck, choices, on), choices, on)
    rows = _described(duck, choices, found, on)
    counted = rows.group_by("position").len().rows()
    counts: dict[str, int] = {str(position): int(children) for position, children in counted}
    positions = {one.code: counts.get(one.code, 0) for one in rulebook.positions()}
    return Account(
        on=on,
        known_at=known_at,
        rulebook=rulebook.version(),
        rows=rows.filter(pl.col("position") != "sealed").sort("child"),
        positions=positions,
        children=rows.height,
        residual=residual(rows, known_at),
        waiting=waiting_rows.waiting_count(),
        rolls=WholeRolls(duck.frame("select * from roll"), duck.frame("select * from cover")),
    )


def put_people(duck: Duck, choices: Choices, on: date) -> None:
    """Put who each child is for reading (`person`), the reasons to hurry and who saw them last."""
    police_from = on - timedelta(days=choices.police_watch_list_days)
    duck.run(PEOPLE, on=on, police_from=police_from, police_times=str(choices.police_watch_list_notices))


def _described(duck: Duck, choices: Choices, found: pl.DataFrame, on: date) -> pl.DataFrame:
    put_people(duck, choices, on)
    refs = children_refs()
    rows = (
        found.rename({"child": "child_id"})
        .join(refs, on="child_id", how="left")
        .join(duck.frame("select child as child_id, * exclude child from person"), on="child_id", how="left")
        .join(flags(duck), on="child_id", how="left")
        .join(
            duck.frame("select child as child_id, on_day as last_seen_on from seen_by_somebody"),
            on="child_id",
            how="left",
        )
        .join(duck.frame("select * from said_by"), on="fact", how="left")
        .join(
            duck.frame(
                "select id as sighting, source as s_source, coalesce(said_on, learned_on) as s_date from sighting"
            ),
            on="sighting",
            how="left",
        )  # fmt: skip
        .join(
            duck.frame("select laestab as school, any_value(name) as school_name from school group by 1"),
            on="school",
            how="left",
        )
    )
    return rows.with_columns(*_words(found, on), _overdue(found, choices, on))


def _words(found: pl.DataFrame, on: date) -> list[pl.Expr]:
    groups = {
        born: year_group_label(nc_year(born, on)) if born else "Unknown" for born in found["dob"].unique()
    }
    owner = (
        pl.when(pl.col("owner") == "school")
        .then("school:" + pl.col("school").fill_null(""))
        .otherwise("owner")
    )
    named = pl.concat_str([pl.col("forename"), pl.col("surname")], separator=" ", ignore_nulls=True)
    return [
        pl.col("dob").replace_strict(groups, return_dtype=pl.String).alias("year_group"),
        pl.coalesce(pl.when(named != "").then(named), "full_name", pl.lit("Name not known")).alias("name"),
        pl.coalesce("source", "s_source", "last_source").alias("source"),
        pl.coalesce("source_date", "s_date", "last_word").alias("source_date"),
        pl.col("flags").fill_null([]),
        pl.col("school").fill_null(""),
        pl.col("school_name").fill_null(""),
        owner.alias("owner"),
    ]


def flags(duck: Duck) -> pl.DataFrame:
    """The reasons to hurry about each child: child_id, flags (codes, gravest first)."""
    codes = {(reason.kind, reason.value): reason.code for reason in REASONS}
    found: dict[int, list[str]] = {}
    for child, kind, value in duck.frame("select * from flagged").rows():
        code = codes.get((kind, value)) or codes.get((kind, ""))
        if code or value == "LAC":
            found.setdefault(child, []).append(code or "LAC")
    rows = [(child, list(in_order(said))) for child, said in found.items()]
    return pl.DataFrame(rows, {"child_id": pl.Int64, "flags": pl.List(pl.String)}, orient="row")


def _overdue(found: pl.DataFrame, choices: Choices, on: date) -> pl.Expr:
    """Is a transit past the council's limit of school days? It stays in transit, but somebody must chase it."""
    days = found.filter(pl.col("position") == "in_transit")["since"].unique().drop_nulls()
    limit = choices.transit_limit_school_days
    term = council.school_calendar()
    late = [day for day in days if term.school_days_have_passed(limit, since=day, by=on)]
    return ((pl.col("position") == "in_transit") & pl.col("since").is_in(late)).alias("overdue")


def children_refs() -> pl.DataFrame:
    """Each child's number and public reference: child_id, child."""
    from onroll.register.bulk import read_frame

    return read_frame("select id, ref from register_child", [], {"child_id": pl.Int64, "child": pl.String})
