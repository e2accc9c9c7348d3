"""The known truth of an invented borough: who each row is about, and where each person stands on each day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

import polars as pl

MISSING = (
    "home_education_unsuitable", "failed_to_track", "excluded_without_provision", "offered_not_started",
    "awaiting_place", "in_transit", "whereabouts_unknown", "unaccounted",
)  # fmt: skip
"""Positions in which a child truly is without education."""
ACCOUNTED = (
    "on_roll", "eotas", "home_educated", "moved_abroad", "lives_elsewhere", "under_age", "over_age", "died", "sealed",
)  # fmt: skip
"""Positions in which nobody need look for the child: to list one of these as missing is a false alarm."""


@dataclass(frozen=True)
class Truth:
    """rows: file, line, person. days: person, from, until, truth. people: one a person, with when they are missing."""

    rows: pl.DataFrame
    days: pl.DataFrame
    people: pl.DataFrame

    @property
    def last(self) -> date:
        """The last day the truth speaks of."""
        end = self.days["until"].max()
        assert isinstance(end, date)
        return date.fromordinal(end.toordinal() - 1)

    def on(self, day: date) -> pl.DataFrame:
        """Where each person truly stands: person, truth."""
        here = (pl.col("from") <= day) & (pl.col("until") > day)
        return self.days.filter(here).select("person", "truth")

    def missing(self) -> pl.DataFrame:
        """Those who truly are without education for a while; `noticeable` is null where nothing ever shows it."""
        return self.people.filter(pl.col("missing_from").is_not_null())


def read_truth(borough: Path) -> Truth:
    """Read the truth beside a borough's files. Raises FileNotFoundError when there is none."""
    folder = borough / "truth"
    rows = _sheet(folder / "rows.csv").with_columns(pl.col("line").cast(pl.Int64))
    days = _sheet(folder / "days.csv").rename({"position": "truth"})
    return Truth(rows, _with_days(days, "from", "until"), _people(folder / "people.csv"))


def _people(path: Path) -> pl.DataFrame:
    people = _sheet(path).rename(
        {"truly_missing_from": "missing_from", "truly_missing_until": "missing_until"}
    )
    shown = [_day(text) for text in people["noticeable_from"]]
    people = people.with_columns(noticeable=pl.Series(shown, dtype=pl.Date))
    return _with_days(people, "missing_from", "missing_until").select(
        "person", "scenario", "origin", "missing_from", "missing_until", "noticeable", "noticeable_in"
    )


def _day(text: str | None) -> date | None:
    return datetime.fromisoformat(text).date() if text else None


def _with_days(frame: pl.DataFrame, *columns: str) -> pl.DataFrame:
    return frame.with_columns(pl.col(name).str.to_date("%Y-%m-%d") for name in columns)


def _sheet(path: Path) -> pl.DataFrame:
    if not path.exists():
        raise FileNotFoundError(f"{path}: there is no such file; `onroll borough` writes it")
    return pl.read_csv(path, infer_schema=False)
