"""Who may see which children: the one access policy, and the manager that enforces it.

`visible(actor)` is the only door: lists, pages, exports, search and counts all pass through it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from django.db import models

ROWS = ("7",)


class NoActor(Exception):
    """Somebody tried to read children without saying who is asking."""


class NotFound(Exception):
    """There is no such thing, or this reader may not see it: the two are told apart by nobody."""


@dataclass(frozen=True, slots=True)
class Actor:
    """Who is asking: a name for the trail, a role, and the schools they speak for."""

    name: str
    role: str
    schools: frozenset[str] = field(default_factory=frozenset)


SYSTEM = Actor("system", "system")
"""The named operator of the command line: sees all but sealed children, and is on the trail like anyone."""

SEES_EVERY_CHILD = frozenset({"system", "officer", "manager"})
SEES_OWN_PUPILS = frozenset({"school"})
MAY_UPLOAD = frozenset({"system", "officer", "manager", "data"})
MAY_WITHDRAW = frozenset({"system", "manager", "data"})
MAY_DECIDE = SEES_EVERY_CHILD
"""Who is whom is for those to decide who may see both."""
ROLES = ("officer", "manager", "school", "data", "none")


class ScopedManager(models.Manager[Any]):
    """A manager that refuses to list anybody until it is told who is asking."""

    def get_queryset(self) -> models.QuerySet[Any]:
        raise NoActor("children are read through Child.objects.seen_by(actor)")

    def seen_by(self, actor: Actor) -> models.QuerySet[Any]:
        """The children this actor may see. Sealed and restricted children are in nobody's list."""
        everyone: models.QuerySet[Any] = models.QuerySet(self.model, using=self._db).filter(restriction="")
        if actor.role in SEES_EVERY_CHILD:
            return everyone
        if actor.role in SEES_OWN_PUPILS:
            return everyone.filter(pk__in=_pupils_of(actor))
        return everyone.none()


def _pupils_of(actor: Actor) -> list[int]:
    from onroll.register.pupils import current_pupils

    return current_pupils(actor.schools)
