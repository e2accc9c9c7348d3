"""The worklist: every child whose education is not established, ordered by harm."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import polars as pl

from onroll.facts.calendars import CalendarEnds
from onroll.policy.at_risk.reasons import rank, same_day
from onroll.policy.at_risk.urgency import urgency
from onroll.policy.deadlines import clock as clocks
from onroll.policy.deadlines.local import as_chosen
from onroll.register import council
from onroll.register.models import Doubt
from onroll.register.scope import Actor
from onroll.reports.account import Account, account

COLUMNS = (
    "child", "household", "way_out", "urgency", "risk_flags", "action", "phone_next", "clock", "due_on", "days_left",
    "last_seen_on", "last_school", "possible_match", "waiting_for", "owner", "why",
)  # fmt: skip
"""What `onroll worklist --csv` gives, in order (formats.md §2)."""

WAITED_FOR = {"left_for_a_stated_school", "left_for_another_authority", "left_for_abroad"}
NEVER_SEEN = 100_000


def worklist(on: date, known_at: datetime | None, actor: Actor) -> pl.DataFrame:
    """One row a child: COLUMNS, name, year_group, position. By risk, days unseen, clock; siblings together."""
    return worklist_of(account(on, known_at, actor))


def worklist_of(found: Account) -> pl.DataFrame:
    """The worklist of an account already worked out."""
    rows = with_households(found.rows.filter(to_be_worked()))
    matches = _possible_matches(rows["child_id"].to_list())
    clock_of = _clocks()
    lines = [_line(row, found.on, matches, *clock_of(row)) for row in rows.to_dicts()]
    return _in_order(lines)


def to_be_worked() -> pl.Expr:
    """In scope or perhaps so, and missing or perhaps so; and a child excluded without provision though on a roll."""
    open_question = pl.col("in_scope_436a").is_in(["yes", "unknown"]) & pl.col("missing_education").is_in(
        ["yes", "unknown"]
    )
    excluded = (pl.col("position") == "on_roll") & (pl.col("in_monthly_data") != "no")
    return open_question | excluded


def with_households(rows: pl.DataFrame) -> pl.DataFrame:
    """Children at one address share a household; the number means nothing outside this list."""
    where = pl.col("postcode") + "|" + pl.col("address1").str.to_lowercase()
    key = pl.coalesce(where, "child")
    number = key.rank("dense").cast(pl.Int64).cast(pl.String).str.zfill(4)
    return rows.with_columns(("H" + number).alias("household"))


def _line(row: dict[str, Any], on: date, matches: dict[int, str], clock: str, due: date | None) -> dict[str, Any]:
    unseen = (on - row["last_seen_on"]).days if row["last_seen_on"] else None
    waiting_for = _waiting_for(row)
    excluded = row["position"] == "on_roll"
    return {
        **{
            name: row[name]
            for name in ("child", "household", "owner", "why", "name", "year_group", "position")
        },
        "way_out": "permanent_exclusion" if excluded else row["way_out"],
        "urgency": urgency(row["position"], row["flags"], unseen, row["overdue"], bool(waiting_for)),
        "risk_flags": " ".join(row["flags"]),
        "action": "Arrange full-time education from the sixth school day" if excluded else row["action"],
        "phone_next": row["phone"] or "",
        "clock": clock,
        "due_on": due,
        "days_left": (due - on).days if due else None,
        "last_seen_on": row["last_seen_on"],
        "last_school": row["school_name"] or row["school"],
        "possible_match": matches.get(row["child_id"], ""),
        "waiting_for": waiting_for,
        "_risk": rank(row["flags"]),
        "_unseen": NEVER_SEEN if unseen is None else unseen,
    }


def _waiting_for(row: dict[str, Any]) -> str:
    """Whose word is still to come: the stated destination's, or the roll of the school whose place was accepted."""
    if row["position"] != "in_transit":
        return ""
    if row["admission"] == "accepted_roll_not_in":
        return f"roll of {row['school_name'] or row['school']}"
    return "destination to confirm" if row["roll"] in WAITED_FOR else ""


def _clocks() -> Callable[[dict[str, Any]], tuple[str, date | None]]:
    """How a child's clock is found: the one that runs on them, and its last day in time, the same day for one at risk.

    What the council has chosen is asked once, however many children there are.
    """
    chosen, calendar = {one.code: one for one in as_chosen(council.choices())}, council.school_calendar()

    def clock_of(row: dict[str, Any]) -> tuple[str, date | None]:
        at_risk = same_day(row["flags"])
        if row["since"] is None or not (at_risk or row["position"] == "in_transit"):
            return "", None
        clock = chosen["enquire-same-day" if at_risk else "destination-confirmed"]
        try:
            return clock.code, clocks.due_on(clock, row["since"], calendar)
        except CalendarEnds:
            return clock.code, None

    return clock_of


def _possible_matches(children: list[int]) -> dict[int, str]:
    """For each child that may be another, the likeliest other's reference, either way, unless it is hidden."""
    open_doubts = Doubt.objects.filter(decided_at__isnull=True, withdrawn=False)
    live = open_doubts.filter(sighting__links__undone_at__isnull=True).order_by("weight", "pk")
    holder = "sighting__links__child"
    found = live.values_list(f"{holder}_id", f"{holder}__ref", f"{holder}__restriction",
                             "child_id", "child__ref", "child__restriction")  # fmt: skip
    wanted = set(children)
    matches: dict[int, str] = {}
    for one, ref, restriction, other, other_ref, other_restriction in found:
        if one != other and not restriction and not other_restriction:
            matches |= {child: its for child, its in ((one, other_ref), (other, ref)) if child in wanted}
    return matches


def _in_order(lines: list[dict[str, Any]]) -> pl.DataFrame:
    schema: dict[str, Any] = {name: pl.String for name in (*COLUMNS, "name", "year_group", "position")}
    schema |= {
        "due_on": pl.Date,
        "last_seen_on": pl.Date,
        "days_left": pl.Int64,
        "_risk": pl.Int64,
        "_unseen": pl.Int64,
    }
    frame = pl.DataFrame(lines, schema)
    harm = [pl.col("_risk"), -pl.col("_unseen"), pl.col("days_left").fill_null(NEVER_SEEN)]
    placed = frame.with_columns(
        pl.struct(*[key.alias(f"k{n}") for n, key in enumerate(harm)]).rank("min").alias("_harm")
    )
    family = placed.with_columns(pl.col("_harm").min().over("household").alias("_family"))
    return family.sort("_family", "household", "_harm", "child").drop("_risk", "_unseen", "_harm", "_family")
