"""The ways to filter and sort the list of all children."""

import polars as pl

from onroll.policy.rulebook import positions
from onroll.reports.account import Account
from onroll.web import exports, words
from onroll.web.listing import Choice, Column, Facet

YES_NO_UNKNOWN = (Choice("yes", "Yes"), Choice("unknown", "Not known"), Choice("no", "No"))
OVERDUE = "overdue"

COLUMNS = (
    Column("name", "Child", ("surname", "forename", "child")),
    Column("year", "Year group", ("year_rank", "surname")),
    Column("position", "Position", ("position_rank", "surname")),
    Column("since", "Since", ("since", "surname")),
    Column("school", "School", ("school_name", "surname")),
    Column("missing", "Missing education?", ("missing_rank", "surname")),
    Column("owner", "Who has it", ("owner", "surname")),
)
USUAL_ORDER = ("surname", "forename", "child")

EXPORTED = (
    exports.Column("child", "Reference", 14),
    exports.Column("surname", "Surname", 18),
    exports.Column("forename", "Forename", 18),
    exports.Column("dob", "Date of birth", 14, "day"),
    exports.Column("upn", "UPN", 16),
    exports.Column("year_group", "Year group", 16),
    exports.Column("position_title", "Position", 30),
    exports.Column("since", "Since", 14, "day"),
    exports.Column("school_name", "School", 34),
    exports.Column("missing_education", "Missing education?", 18),
    exports.Column("in_scope_436a", "In scope of s.436A?", 18),
    exports.Column("attending", "Attending", 16),
    exports.Column("in_monthly_data", "In the monthly data?", 18),
    exports.Column("return_reason", "DfE return reason", 34),
    exports.Column("return_duration", "DfE return duration", 20),
    exports.Column("owner_title", "Who has it", 20),
    exports.Column("flag_titles", "Risk flags", 28),
    exports.Column("source_title", "Source", 24),
    exports.Column("source_date", "Source’s day", 14, "day"),
    exports.Column("why", "Why", 80),
)


def ranked(rows: pl.DataFrame) -> pl.DataFrame:
    """The account's rows with what the list sorts by: positions as the rulebook ranks them, years by age."""
    rank = {one.code: one.rank for one in positions()}
    years = {year: at for at, year in enumerate(year_groups(rows))}
    missing = {"yes": 0, "unknown": 1, "no": 2}
    return rows.with_columns(
        pl.col("position").replace_strict(rank, default=99, return_dtype=pl.Int64).alias("position_rank"),
        pl.col("year_group").replace_strict(years, default=99, return_dtype=pl.Int64).alias("year_rank"),
        pl.col("missing_education")
        .replace_strict(missing, default=9, return_dtype=pl.Int64)
        .alias("missing_rank"),
    )


def year_groups(rows: pl.DataFrame) -> list[str]:
    """The year groups there are, youngest first."""
    found = [year for year in rows["year_group"].unique().to_list() if year]

    def rank(year: str) -> tuple[int, int, str]:
        last = year.rsplit(" ", 1)[-1]
        number = int(last) if last.isdigit() else 0
        return (
            {"Pre-school": 1, "Reception": 2, "Year": 3}.get(year.split(" ")[0], 4),
            number,
            year,
        )

    return sorted(found, key=rank)


def facets(account: Account) -> tuple[Facet, ...]:
    """Position, missing, year group, school, owner, scope and risk, each with the choices that occur."""
    rows = account.rows
    return (
        Facet("position", "Position", _positions(account), lambda codes: pl.col("position").is_in(codes)),
        Facet("missing", "Missing education?", YES_NO_UNKNOWN, lambda codes: pl.col("missing_education").is_in(codes)),
        Facet("risk", "Reasons to hurry", _flags(rows), _at_risk),
        Facet("year", "Year group", _same(year_groups(rows)), lambda codes: pl.col("year_group").is_in(codes)),
        Facet("school", "School", _schools(rows), lambda codes: pl.col("school").is_in(codes), as_list=True),
        Facet("owner", "Who has it", _owners(rows),
              lambda codes: pl.col("owner").str.split(":").list.first().is_in(codes)),
        Facet("scope", "Must we establish who they are?", YES_NO_UNKNOWN,
              lambda codes: pl.col("in_scope_436a").is_in(codes)),
    )  # fmt: skip


def _positions(account: Account) -> tuple[Choice, ...]:
    """Least accounted for first."""
    counted = (
        (one, account.positions.get(one.code, 0)) for one in reversed(positions()) if one.code != "sealed"
    )
    return tuple(Choice(one.code, f"{one.title} ({count:,})") for one, count in counted if count)


def _flags(rows: pl.DataFrame) -> tuple[Choice, ...]:
    flags = sorted(rows["flags"].explode().drop_nulls().unique().to_list())
    late = (Choice(OVERDUE, "Overdue"),) if rows["overdue"].any() else ()
    return late + tuple(Choice(flag, words.flag(flag)) for flag in flags)


def _at_risk(codes: list[str]) -> pl.Expr:
    flags = [code for code in codes if code != OVERDUE]
    flagged = pl.col("flags").list.set_intersection(flags).list.len() > 0 if flags else pl.lit(False)
    return flagged | pl.col("overdue") if OVERDUE in codes else flagged


def _same(texts: list[str]) -> tuple[Choice, ...]:
    return tuple(Choice(text, text) for text in texts)


def _schools(rows: pl.DataFrame) -> tuple[Choice, ...]:
    named = rows.filter(pl.col("school") != "").select("school", "school_name").unique().sort("school_name")
    return tuple(Choice(school, name or school) for school, name in named.iter_rows())


def _owners(rows: pl.DataFrame) -> tuple[Choice, ...]:
    found = {owner.split(":")[0] for owner in rows["owner"].unique().to_list() if owner}
    return tuple(sorted((Choice(owner, words.owner(owner)) for owner in found), key=lambda one: one.text))
