"""What people have decided about who is whom: the latest first, with what stands and what has been undone."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db.models import Q, QuerySet

from onroll.register.models import Child, Decision, Link
from onroll.register.scope import Actor, NotFound


def decisions(actor: Actor) -> QuerySet[Decision]:
    """The decisions about children whom this person may see, newest first."""
    seen = Child.objects.seen_by(actor)
    mine = Decision.objects.filter(Q(child__in=seen) & (Q(other=None) | Q(other__in=seen)))
    return mine.select_related("child", "other").order_by("-pk")


def decision(number: int, actor: Actor) -> Decision:
    """One decision. Raises NotFound for one unseen."""
    found = decisions(actor).filter(pk=number).first()
    if found is None:
        raise NotFound(str(number))
    return found


def about(ref: str) -> list[dict[str, Any]]:
    """The standing decisions about a child, newest first, each beside whom."""
    mine = Decision.objects.filter(Q(child__ref=ref) | Q(other__ref=ref), undone_at=None).select_related(
        "child", "other"
    )
    return [
        {"number": one.pk, "kind": one.kind, "why": one.why, "decided_by": one.decided_by, "decided_at": one.decided_at,
         "other": _other(one, ref)}
        for one in mine.order_by("-pk")
    ]  # fmt: skip


def gone_to(ref: str, actor: Actor) -> str:
    """The child that this one proved to be. Raises NotFound unless both are seen and all of its rows went to one."""
    seen = Child.objects.seen_by(actor)
    child = seen.filter(ref=ref).first()
    if child is None or Link.objects.filter(child=child, undone_at=None).exists():
        raise NotFound(ref)
    moved = Q(undone_decision__isnull=False) | Q(undone_cause__isnull=False)
    rows = Link.objects.filter(moved, child=child).values("sighting")
    now = Link.objects.filter(sighting__in=rows, undone_at=None, sighting__delivery__state="read")
    found: Sequence[str] = list(seen.filter(links__in=now).values_list("ref", flat=True).distinct()[:2])
    if len(found) != 1:
        raise NotFound(ref)
    return found[0]


def _other(one: Decision, ref: str) -> str:
    beside = one.other if one.child.ref == ref else one.child
    return beside.ref if beside is not None and not beside.restriction else ""
