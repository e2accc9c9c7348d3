"""Every distinct situation judged once, and the answers joined back to the children."""

from __future__ import annotations

from datetime import date

import polars as pl

from onroll.facts.situation import FIELDS, from_codes
from onroll.law.dfe_return import duration_band
from onroll.policy import rulebook
from onroll.policy.choices import Choices

DECIDERS = 3
"""No position is decided by more fields than this."""
ANSWERS = (
    "position", "missing_education", "in_scope_436a", "cnis_eligible", "in_monthly_data", "attending",
    "return_reason", "owner", "rule", "citation", "why", "way_out", "action",
    *(f"decider{n}" for n in range(DECIDERS)),
)  # fmt: skip
"""What is said of a situation; every one of them words, even where there is nobody to say it of."""


def judged(found: pl.DataFrame, choices: Choices, on: date) -> pl.DataFrame:
    """The situations (`register.situations`) with everything the rulebook says of each, and `since`.

    Adds position, the answers, rule, citation, why, way_out, action, since, fact and sighting (those that decided).
    """
    distinct = found.select(FIELDS).unique()
    answers = [_answers(codes, choices) for codes in distinct.to_dicts()]
    told = pl.concat([distinct, pl.DataFrame(answers, dict.fromkeys(ANSWERS, pl.String))], how="horizontal")
    joined = found.join(told, on=list(FIELDS), how="left")
    return _with_duration(joined.with_columns(_since(), _decider("fact"), _decider("sighting")), choices, on)


def _answers(codes: dict[str, str], choices: Choices) -> dict[str, str | None]:
    said = rulebook.judge(from_codes(codes), choices.failed_to_track_return_reason)
    deciders = (*said.decided_by, *[None] * DECIDERS)[:DECIDERS]
    return {
        "position": said.position,
        "missing_education": said.missing_education.truth.value,
        "in_scope_436a": said.in_scope_436a.truth.value,
        "cnis_eligible": said.cnis_eligible.truth.value,
        "in_monthly_data": said.in_monthly_data.truth.value,
        "attending": said.attending,
        "return_reason": said.return_reason,
        "owner": said.owner,
        "rule": said.rule,
        "citation": said.citation,
        "why": said.why,
        "way_out": said.way_out,
        "action": said.action,
        **{f"decider{n}": field for n, field in enumerate(deciders)},
    }


def _pick(n: int, suffix: str, columns: tuple[str, ...]) -> pl.Expr:
    chosen = pl.lit(None)
    for name in columns:
        chosen = pl.when(pl.col(f"decider{n}") == name).then(pl.col(f"{name}_{suffix}")).otherwise(chosen)
    return chosen


def _since() -> pl.Expr:
    """The start of the fact that decided; for a child on nothing, when they came to be so."""
    decided = [_pick(n, "since", FIELDS) for n in range(DECIDERS)]
    return pl.coalesce(*decided, "out_since", "first_known").alias("since")


WITH_FACT = tuple(name for name in FIELDS if name != "residence")
WITH_SIGHTING = ("life", "residence")


def _decider(what: str) -> pl.Expr:
    columns = WITH_FACT if what == "fact" else WITH_SIGHTING
    return pl.coalesce(*[_pick(n, what, columns) for n in range(DECIDERS)]).alias(what)


def _with_duration(rows: pl.DataFrame, choices: Choices, on: date) -> pl.DataFrame:
    """How long without education, in the return's bands, for those the return counts."""
    days = rows["out_since"].unique()
    bands = {
        day: duration_band(day if day and day <= on else None, on, choices.duration_boundary) for day in days
    }
    band = pl.col("out_since").replace_strict(bands, return_dtype=pl.String)
    return rows.with_columns(
        pl.when(pl.col("return_reason") != "").then(band).otherwise(pl.lit("")).alias("return_duration")
    )
