"""Which children a reader may see, set-based: the twin of `scope.ScopedManager` for frames.

A school keeps its pupil until its request to remove the name is answered: the day's judging tells it nothing.
"""

from __future__ import annotations

from collections.abc import Iterable

import polars as pl

from onroll.policy.removal_from_roll.known import REQUEST
from onroll.policy.removal_from_roll.removal import CODE
from onroll.register.models.case import Case
from onroll.register.models.child import Child
from onroll.register.models.counts import Standing
from onroll.register.scope import SEES_EVERY_CHILD, Actor


def current_pupils(schools: Iterable[str]) -> list[int]:
    """The numbers of the children last judged to be on these schools' rolls, or whom these schools ask to remove."""
    own = list(schools)
    now = Standing.objects.filter(position="on_roll", school__in=own).values_list("child_id", flat=True)
    asked = Case.objects.filter(way_out=CODE, closed_at=None, school__in=own, acts__step=REQUEST)
    return list(now.union(asked.values_list("child_id", flat=True)))


def children_seen_by(actor: Actor) -> pl.DataFrame:
    """The numbers of the children this reader may see: one column, child_id."""
    visible = Child.objects.seen_by(actor).values_list("pk", flat=True)
    return pl.DataFrame({"child_id": list(visible)}, {"child_id": pl.Int64})


def sees_everyone(actor: Actor) -> bool:
    return actor.role in SEES_EVERY_CHILD
