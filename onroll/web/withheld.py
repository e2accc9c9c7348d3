"""What a school's staff are not shown of a pupil they may see: flags, and who else has told the council.

Whose words they read at all is decided before this, in `register/own_words.py`.
"""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

import polars as pl

from onroll.register.scope import SEES_EVERY_CHILD, Actor
from onroll.reports.account import Account
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


def condition(one: dict[str, Any], actor: Actor) -> dict[str, Any]:
    """A condition without who said so, unless a school did."""
    if not is_partial(actor) or said_by_schools([one]):
        return one
    return {**one, "source": "", "said": "", "delivery": "", "line": None}


def said_by_schools(things: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """Of things that carry a source, those that a school has sent."""
    schools = {source.code for source in all_sources() if source.school_sent}
    return [one for one in things if one["source"] in schools]
