"""What a school's staff are not shown of a pupil they may see: what others than schools have said.

Where a family has gone, who has told the council, and why a child is at risk are not the school's to read.
"""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

import polars as pl

from onroll.register.scope import SEES_EVERY_CHILD, Actor
from onroll.reports.account import Account
from onroll.reports.child import ChildRecord
from onroll.sources.catalogue import all_sources


def is_partial(actor: Actor) -> bool:
    """Does this person see only part of what is known of a child?"""
    return actor.role not in SEES_EVERY_CHILD


def account(whole: Account, actor: Actor) -> Account:
    """The account without flags, and counting only the children this person may see."""
    if not is_partial(actor):
        return whole
    rows = whole.rows.with_columns(pl.lit([], dtype=pl.List(pl.String)).alias("flags"))
    counts = dict.fromkeys(whole.positions, 0) | dict(rows.group_by("position").len().rows())
    return replace(whole, rows=rows, positions=counts, children=rows.height)


def record(whole: ChildRecord, actor: Actor) -> ChildRecord:
    """A child's record with only what schools have said: who the child is, too, is then by a school's word."""
    if not is_partial(actor):
        return whole
    fields = [
        {**one, "values": by_schools}
        for one in whole.fields
        if (by_schools := said_by_schools(one["values"]))
    ]
    for one in fields:
        one["values"] = [{**value, "chosen": at == 0} for at, value in enumerate(one["values"])]
    return ChildRecord(
        {one["field"]: one["values"][0]["value"] for one in fields},
        fields,
        said_by_schools(whole.timeline),
        said_by_schools(whole.sightings),
    )


def condition(one: dict[str, Any], actor: Actor) -> dict[str, Any]:
    """A condition without who said so, unless a school did."""
    if not is_partial(actor) or said_by_schools([one]):
        return one
    return {**one, "source": "", "said": "", "delivery": "", "line": None}


def said_by_schools(things: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """Of things that carry a source, those that a school has sent."""
    schools = {source.code for source in all_sources() if source.school_sent}
    return [one for one in things if one["source"] in schools]
