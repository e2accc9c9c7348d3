"""Moves of home that a pupil's school does not know of, and how far each has come."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import polars as pl

from onroll.policy.at_risk.reasons import rank
from onroll.policy.ways_out.house_move import CODE, Move, not_known_to_school
from onroll.register.bulk import among, read_frame
from onroll.register.models import Case
from onroll.register.schools import resolved
from onroll.register.scope import Actor
from onroll.reports.account import account

ROWS = ("27",)
LOOKS_BACK = timedelta(days=365)
"""An older move is old news: two rolls of every school have come since."""
SHOWN = 200
ROLLS = ("school_roll", "school_census", "independent_roll", "neighbour_roll")
MOVED: dict[str, Any] = {
    "child_id": pl.Int64, "moved_on": pl.Date, "told_at": pl.Datetime("us", "UTC"), "postcode": pl.String,
    "line": pl.String,
}  # fmt: skip
MOVES = """
SELECT child_id, true_from, learned_at, postcode, line FROM (
  SELECT l.child_id, f.true_from, f.learned_at, i.postcode, coalesce(i.address1, i.full_address) AS line,
    row_number() OVER (PARTITION BY l.child_id
      ORDER BY f.true_from DESC NULLS LAST, f.learned_at DESC, f.id DESC) AS place
  FROM register_fact f JOIN register_sighting s ON s.id = f.sighting_id
  JOIN register_delivery d ON d.id = s.delivery_id AND d.state = 'read'
  JOIN register_link l ON l.sighting_id = s.id AND l.undone_at IS NULL
  JOIN register_identity i ON i.key = s.identity_id
  WHERE f.kind = 'housing_move' AND f.learned_at >= %s AND (f.true_from IS NULL OR f.true_from <= %s)) AS latest
WHERE place = 1 AND postcode IS NOT NULL
"""
"""The latest move of each child that has come about by a day."""
SAID: dict[str, Any] = {"child_id": pl.Int64, "school": pl.String, "said": pl.String, "said_on": pl.Date}
SCHOOLS_SAY = """
SELECT child_id, school, postcode, said_on FROM (
  SELECT l.child_id, f.school, i.postcode, f.said_on,
    row_number() OVER (PARTITION BY l.child_id, f.school ORDER BY f.said_on DESC NULLS LAST, f.id DESC) AS place
  FROM register_fact f JOIN register_sighting s ON s.id = f.sighting_id
  JOIN register_delivery d ON d.id = s.delivery_id AND d.state = 'read'
  JOIN register_link l ON l.sighting_id = s.id AND l.undone_at IS NULL
  JOIN register_identity i ON i.key = s.identity_id
  WHERE f.kind = 'enrolment' AND i.postcode IS NOT NULL AND {sources} AND {children}) AS latest
WHERE place = 1
"""
"""The last address that each school gave for each of these children."""


@dataclass(frozen=True, slots=True)
class UnknownMove:
    """A move that the school does not know of. case: open about it; ended_on: when the last one about it was closed."""

    child: str
    name: str
    school: str
    moved_on: date | None
    told_on: date
    address: str
    why: str
    flags: tuple[str, ...]
    case: str
    ended_on: date | None
    ended_as: str


def unknown_moves(actor: Actor, on: date) -> list[UnknownMove]:
    """Every move of the last year that the pupil's school does not show: by risk, then the oldest first."""
    rows = _pupils_who_moved(actor, on)
    worked = _worked([row["child_id"] for row in rows])
    found = [one for row in rows if (one := _unknown(row, worked.get(row["child_id"], []))) is not None]
    return sorted(
        found,
        key=lambda one: (one.ended_on is not None, rank(one.flags), one.moved_on or one.told_on, one.child),
    )


def _pupils_who_moved(actor: Actor, on: date) -> list[dict[str, Any]]:
    """Each pupil on a roll today who moved, beside the last address the school gave."""
    moves = read_frame(MOVES, [(on - LOOKS_BACK).isoformat(), on.isoformat()], MOVED)
    pupils = account(on, None, actor).rows.filter(pl.col("position") == "on_roll")
    rows = pupils.select("child_id", "child", "name", "school", "flags").join(moves, on="child_id")
    sources, codes = among("d.source", ROLLS)
    children, numbers = among("l.child_id", rows["child_id"].to_list())
    said = read_frame(SCHOOLS_SAY.format(sources=sources, children=children), [*codes, *numbers], SAID)
    latest = resolved(said, "school").sort("said_on", nulls_last=False)
    latest = latest.unique(("child_id", "school"), keep="last", maintain_order=True)
    return rows.join(latest, on=("child_id", "school"), how="left").to_dicts()


def _worked(children: list[int]) -> dict[int, list[Case]]:
    """The cases about moves of these children, the latest last."""
    found: dict[int, list[Case]] = {}
    for case in Case.objects.filter(way_out=CODE, child__in=children).order_by("opened_on", "pk"):
        found.setdefault(case.child_id, []).append(case)
    return found


def _unknown(row: dict[str, Any], cases: list[Case]) -> UnknownMove | None:
    why = not_known_to_school(Move(row["moved_on"], row["postcode"] or "", row["said"] or "", row["said_on"]))
    told_on = row["told_at"].date()
    about = [one for one in cases if one.opened_on >= (row["moved_on"] or told_on)]
    open_case = next((one.ref for one in cases if one.closed_at is None), "")
    ended = about[-1] if about and not open_case else None
    return UnknownMove(
        child=row["child"], name=row["name"], school=row["school"], moved_on=row["moved_on"], told_on=told_on,
        address=_address(row["line"] or "", row["postcode"]), why=why, flags=tuple(row["flags"]), case=open_case,
        ended_on=ended.closed_on if ended else None, ended_as=ended.outcome if ended else "",
    ) if why else None  # fmt: skip


def _address(line: str, postcode: str) -> str:
    return line if postcode in line else ", ".join(part for part in (line, postcode) if part)
