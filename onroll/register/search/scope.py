"""What of the index a reader may search: all of it, or what schools have said of their own pupils."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from onroll.register.bulk import among
from onroll.register.pupils import current_pupils, sees_everyone
from onroll.register.scope import SEES_OWN_PUPILS, Actor


@dataclass(frozen=True, slots=True)
class Scope:
    """The children who may be found, by number; None is everybody in the index."""

    pupils: list[int] | None

    def of(self, row: str) -> tuple[str, list[Any]]:
        """The condition on a row of the index, as SQL and its parameters."""
        if self.pupils is None:
            return "1 = 1", []
        where, values = among(f"{row}.child", self.pupils)
        return f"{row}.by_school AND {where}", values


def scope_of(actor: Actor) -> Scope:
    """A school's staff find their own pupils by schools' words alone: what others have said is not theirs to learn."""
    if sees_everyone(actor):
        return Scope(None)
    return Scope(current_pupils(actor.schools) if actor.role in SEES_OWN_PUPILS else [])
