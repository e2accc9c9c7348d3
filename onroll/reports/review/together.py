"""Where each of two children stands, and where one child of both would: the whole queue in one go."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import lru_cache

import polars as pl

from onroll.engines.duck import Duck
from onroll.policy.at_risk.mistaken_identity import Stands
from onroll.policy.choices import Choices
from onroll.register import council
from onroll.register.situations import load, load_some, situations, whole_rolls
from onroll.register.situations.rolls import WholeRolls
from onroll.register.waiting import news
from onroll.reports.account import flags, put_people, register_state
from onroll.reports.judged import judged

Pairs = tuple[tuple[int, int], ...]


def together(
    pairs: Sequence[tuple[int, int]], on: date
) -> dict[tuple[int, int], tuple[Stands, Stands, Stands]]:
    """For each pair of children (their numbers): where the one stands, the other, and one child of both."""
    return _together(tuple(pairs), on, register_state(), council.council_name()) if pairs else {}


@lru_cache(maxsize=8)
def _together(
    pairs: Pairs, on: date, state: tuple[object, ...], council_name: str
) -> dict[tuple[int, int], tuple[Stands, Stands, Stands]]:
    choices = council.choices()
    children = sorted({child for pair in pairs for child in pair})
    with load_some(choices, children, _everybodys_rolls(on, news(), council_name)) as duck:
        _put_both(duck, pairs)
        stands = _stands(duck, choices, on)
    nobody = Stands("unaccounted", "unknown", "unknown")
    return {
        (one, two): (stands.get(one, nobody), stands.get(two, nobody), stands.get(-place, nobody))
        for place, (one, two) in enumerate(pairs, start=1)
    }


@lru_cache(maxsize=2)
def _everybodys_rolls(on: date, arrived: tuple[object, ...], council_name: str) -> WholeRolls:
    """Which rolls there are changes with each delivery, not with a decision: so the next pair is there at once."""
    choices = council.choices()
    with load(choices, None) as duck:
        return whole_rolls(duck, choices, on)


def _put_both(duck: Duck, pairs: Pairs) -> None:
    """A child of both beside the two, under a number below nought: the rolls' own sizes are counted already."""
    rows = [(-place, one, two) for place, (one, two) in enumerate(pairs, start=1)]
    duck.put("pairs", pl.DataFrame(rows, {"pair": pl.Int64, "one": pl.Int64, "two": pl.Int64}, orient="row"))
    for table in ("fact", "sighting"):
        duck.run(
            f"insert into {table} select t.* replace (p.pair as child) from {table} t "
            "join pairs p on p.one = t.child or p.two = t.child"
        )


def _stands(duck: Duck, choices: Choices, on: date) -> dict[int, Stands]:
    found = judged(situations(duck, choices, on), choices, on)
    put_people(duck, choices, on)
    hurry = flags(duck)
    told = found.join(hurry, left_on="child", right_on="child_id", how="left")
    wanted = told.filter(pl.col("child").is_in(_children(duck)))
    columns = ("child", "position", "missing_education", "in_scope_436a", "flags")
    return {
        child: Stands(position, missing, scope, tuple(codes or ()))
        for child, position, missing, scope, codes in wanted.select(columns).rows()
    }


def _children(duck: Duck) -> list[int]:
    return duck.frame("select one from pairs union select two from pairs union select pair from pairs")[
        "one"
    ].to_list()
