"""A person says that some of a child's rows are about another child."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from onroll.intake.review import asked, keep
from onroll.register.bulk import lock
from onroll.register.models import Child, Decision
from onroll.register.refs import new_ref
from onroll.register.scope import Actor, NotFound

REASON = "person-split"


def split(
    child: str, rows: Iterable[int], *, actor: Actor, why: str, now: datetime, seen: int | None = None
) -> Decision:
    """Begin a child for these rows (the numbers of sightings); the two are never joined again by themselves.

    `seen` is the version of the child this person looked at. Raises NotFound, Changed, or NotDecided when the rows
    are not this child's, are none, or are all there are.
    """
    why = asked.reason(actor, why)
    with transaction.atomic():
        lock("intake")
        whole = Child.objects.seen_by(actor).filter(ref=child).first()
        if whole is None:
            raise NotFound(child)
        asked.unchanged({whole.ref: whole.version}, None if seen is None else {whole.ref: seen})
        stay, go = _sides(asked.rows_of(whole.pk), set(rows))
        begun = Child.everyone.create(ref=new_ref("C"), created_at=now)
        made = keep.decision("split", whole, begun, (stay, go), actor=actor, why=why, now=now)
        keep.move(go, begun, made, REASON, now=now)
        return made


def _sides(held: list[int], chosen: set[int]) -> tuple[list[int], list[int]]:
    if not chosen:
        raise asked.NotDecided("choose the rows that are about another child")
    if not chosen <= set(held):
        raise asked.Changed("some of these rows are not this child's any more: look again")
    if len(chosen) == len(held):
        raise asked.NotDecided("choose some of the rows and leave some: a child is not made of none")
    return [one for one in held if one not in chosen], [one for one in held if one in chosen]
