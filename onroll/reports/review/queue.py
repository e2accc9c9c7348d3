"""The doubts that wait for a person, the gravest first: by what a wrong or a late answer would do to a child."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import polars as pl

from onroll.policy.at_risk.mistaken_identity import Harm, Stands, harm, order
from onroll.policy.at_risk.reasons import in_order
from onroll.register.bulk import read_frame
from onroll.register.pupils import children_seen_by
from onroll.register.scope import Actor
from onroll.reports.review.together import together

OPEN = """
SELECT o.id, l.child_id, o.child_id, o.weight, o.reason, o.raised_at FROM register_doubt o
JOIN register_link l ON l.sighting_id = o.sighting_id AND l.undone_at IS NULL
WHERE o.decided_at IS NULL AND NOT o.withdrawn AND l.child_id <> o.child_id ORDER BY o.weight DESC, o.id
"""
PUT_BACK = """
SELECT d.child_id, d.other_id, d.id, d.again_on, d.waits_for FROM register_decision d
WHERE d.kind = 'cannot_tell' AND d.undone_at IS NULL ORDER BY d.id
"""
N, S, MOMENT = pl.Int64, pl.String, pl.Datetime("us", "UTC")
DOUBT: dict[str, Any] = {"doubt": N, "a": N, "b": N, "weight": pl.Float64, "reason": S, "raised_at": MOMENT}
BACK: dict[str, Any] = {"elder": N, "younger": N, "decision": N, "again_on": pl.Date, "waits_for": S}


@dataclass(frozen=True, slots=True)
class Waiting:
    """One pair in the queue. again_on: the day until which it is put back, or None; days: how long it has waited."""

    doubt: int
    elder: int
    younger: int
    weight: float
    reason: str
    raised_at: datetime
    days: int
    stands: tuple[Stands, Stands, Stands]
    harm: Harm
    flags: tuple[str, ...]
    again_on: date | None
    waits_for: str

    @property
    def place(self) -> tuple[Any, ...]:
        """The gravest first; those put back until a later day come last, the nearest day first."""
        return (self.again_on or date.min, *order(self.harm, self.flags, self.days, self.weight), self.doubt)


def queue(on: date, actor: Actor) -> list[Waiting]:
    """Every pair that waits, of children this person may see, in the order in which to decide."""
    pairs = open_pairs(actor)
    stands = together([(row["elder"], row["younger"]) for row in pairs.to_dicts()], on)
    return sorted((_waiting(row, stands, on) for row in pairs.to_dicts()), key=lambda one: one.place)


def open_pairs(actor: Actor) -> pl.DataFrame:
    """One row a pair: its heaviest doubt, elder, younger, since when, and the day until which it is put back."""
    found = read_frame(OPEN, [], DOUBT).with_columns(
        elder=pl.min_horizontal("a", "b"), younger=pl.max_horizontal("a", "b")
    )
    seen = children_seen_by(actor)
    for side in ("elder", "younger"):
        found = found.join(seen, left_on=side, right_on="child_id", how="semi", maintain_order="left")
    since = pl.col("raised_at").min().over("elder", "younger")
    pairs = found.with_columns(raised_at=since).unique(
        ["elder", "younger"], keep="first", maintain_order=True
    )
    back = read_frame(PUT_BACK, [], BACK).unique(["elder", "younger"], keep="last").drop("decision")
    return pairs.drop("a", "b").join(back, on=["elder", "younger"], how="left", maintain_order="left")


def _waiting(
    row: dict[str, Any], stands: dict[tuple[int, int], tuple[Stands, Stands, Stands]], on: date
) -> Waiting:
    where = stands[row["elder"], row["younger"]]
    put_back = row["again_on"] if row["again_on"] and row["again_on"] > on else None
    return Waiting(
        doubt=row["doubt"], elder=row["elder"], younger=row["younger"], weight=row["weight"], reason=row["reason"],
        raised_at=row["raised_at"], days=max((on - row["raised_at"].date()).days, 0), stands=where,
        harm=harm(*where), flags=in_order(code for side in where for code in side.flags),
        again_on=put_back, waits_for=row["waits_for"] or "",
    )  # fmt: skip
