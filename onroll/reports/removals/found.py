"""Removals that were found rather than asked for, of children who are not accounted for: each is to be challenged."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import polars as pl

from onroll.facts.situation import Roll
from onroll.policy.removal_from_roll import removal
from onroll.policy.removal_from_roll.found import Removal, asked_of_school, challenge
from onroll.register.bulk import among
from onroll.register.models import Case, CaseAct
from onroll.register.scope import Actor
from onroll.reports.account import account
from onroll.reports.removals.told import removal_of, returns, with_the_year

ROWS = ("33", "37")
GONE = tuple(one.value for one in (
    Roll.LEFT_SILENT, Roll.LEFT_UNKNOWN, Roll.LEFT_FOR_SCHOOL, Roll.LEFT_FOR_LA, Roll.LEFT_FOR_ABROAD,
    Roll.LEFT_FOR_HOME, Roll.REFUTED_SCHOOL, Roll.REFUTED_LA,
))  # fmt: skip
ACCOUNTED = "no"
AGREED = removal.AGREED


@dataclass(frozen=True, slots=True)
class Found:
    """A removal to be challenged, why, and what the school is asked for."""

    child: str
    school: str
    left_on: date | None
    why: str
    asks: tuple[str, ...] = ()


def found(actor: Actor, on: date) -> list[Found]:
    """Every removal to challenge on a day, but those that are, or since the name went have been, looked into."""
    rows = gone(actor, on)
    numbers = [row["child_id"] for row in rows]
    said, looked_into = last_returns(numbers), _looked_into(numbers)
    told = []
    for row in rows:
        cases = looked_into[row["child"], row["school"]]
        one = as_removal(row, said.get(row["child"]), agreed=any(agreed for _, agreed in cases))
        why = challenge(one, accounted_for=row["missing_education"] == ACCOUNTED)
        if why and not any(one.left_on is None or opened >= one.left_on for opened, _ in cases):
            told.append(Found(one.child, one.school, one.left_on, why, asked_of_school(one)))
    return told


def gone(actor: Actor, on: date) -> list[dict[str, Any]]:
    """The account's rows of children whose name is gone from a roll, and of whom it is not known that all is well."""
    rows = account(on, None, actor).rows
    wanted = rows.filter(
        pl.col("roll").is_in(GONE), pl.col("missing_education") != ACCOUNTED, pl.col("school") != ""
    )
    columns = ("child_id", "child", "name", "school", "roll", "roll_since", "overdue", "missing_education", "dob")
    return wanted.select(columns).to_dicts()


def as_removal(row: dict[str, Any], said: dict[str, Any] | None, *, agreed: bool) -> Removal:
    """A child's removal, by the account's row and the return that came, if one came of this leaving."""
    if said is None or row["roll"] == Roll.LEFT_SILENT.value:
        return Removal(row["child"], row["school"], row["roll_since"], None, agreed=agreed)
    refuted = row["roll"] in (Roll.REFUTED_SCHOOL.value, Roll.REFUTED_LA.value)
    told = removal_of(said)
    return replace(told, school=row["school"], agreed=agreed, overdue=bool(row["overdue"]) or refuted)


def last_returns(children: list[int]) -> dict[str, dict[str, Any]]:
    """The latest leaver's return about each child, by the child's reference."""
    where, values = among("l.child_id", children)
    rows = returns(f"f.kind = 'leaving' AND {where}", values).to_dicts()
    return {row["child"]: row for row in with_the_year(list({row["child"]: row for row in rows}.values()))}


def _looked_into(children: list[int]) -> dict[tuple[str, str], list[tuple[date, bool]]]:
    """By child and school, each case of a removal: the day it was opened, and whether the removal was agreed."""
    cases = Case.objects.filter(way_out=removal.CODE, child__in=children)
    decided: dict[int | None, str] = {}
    for act in CaseAct.objects.filter(case__in=cases, step=removal.DECISION).order_by("pk"):
        if act.data.get("decision"):
            decided[act.case_id] = act.data["decision"]
    told: dict[tuple[str, str], list[tuple[date, bool]]] = defaultdict(list)
    for pk, ref, school, opened, closed in cases.values_list(
        "pk", "child__ref", "school", "opened_on", "closed_at"
    ):
        agreed = decided.get(pk) in AGREED
        told[ref, school].append((opened if closed else date.max, agreed))
    return told
