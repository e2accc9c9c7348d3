"""Facts reduced to situations: written once, set-based, for a whole city or one child.

It only resolves evidence (which sighting wins, what has ended); meanings live in `law` and `policy`.
The steps are the numbered .sql files beside this one, run in order through `engines`.
"""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path

import polars as pl

from onroll.engines.duck import Duck
from onroll.policy.choices import Choices
from onroll.register.situations.load import know, load, load_ever, load_some
from onroll.register.situations.meanings import put_ages
from onroll.register.situations.rolls import WholeRolls

__all__ = ["know", "load", "load_ever", "load_some", "situations", "whole_rolls"]

HERE = Path(__file__).parent


@cache
def _steps() -> tuple[str, ...]:
    return tuple(path.read_text() for path in sorted(HERE.glob("*.sql")))


def whole_rolls(duck: Duck, choices: Choices, on: date) -> WholeRolls:
    """The rolls of everybody, out of a register loaded whole."""
    put_ages(duck, on)
    duck.run(_steps()[0], on=on, la=choices.la_code)
    return WholeRolls(duck.frame("select * from roll"), duck.frame("select * from cover"))


def situations(duck: Duck, choices: Choices, on: date) -> pl.DataFrame:
    """One row a child known: the codes of the nine fields (`facts.situation.FIELDS`), for each field the day it
    starts (`<field>_since`) and the fact or sighting that decided it (`<field>_fact`, `<field>_sighting`),
    with `school`, `dob`, `out_since` (last education, school age or arrival, the latest) and `first_known`.
    """
    put_ages(duck, on)
    for step in _steps():
        duck.run(step, on=on, la=choices.la_code)
    return duck.frame("select * from situation order by child")
