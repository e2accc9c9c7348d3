"""A person says of two children: one, two, or that it cannot be told yet."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from django.db import transaction

from onroll.intake import doubts
from onroll.intake.review import asked, keep
from onroll.intake.review.standing import told_apart
from onroll.register.bulk import lock
from onroll.register.models import Decision, Doubt
from onroll.register.scope import Actor

SAME_REASON, JOIN_REASON = "person-said-same", "person-joined"
Seen = Mapping[str, int] | None


def same(
    doubt: int, *, actor: Actor, why: str, now: datetime, seen: Seen = None, confirmed: str = ""
) -> Decision:
    """The two children of a doubt are one: the younger's rows become the elder's.

    `seen` holds the versions this person looked at. Raises Changed when they are no longer so, TwoNumbers when two
    lasting numbers speak against it and `confirmed` does not say why they are one all the same.
    """
    why = asked.reason(actor, why)
    with transaction.atomic():
        lock("intake")
        pair = asked.doubtful(doubt, actor)
        return _unite(
            "same", pair, SAME_REASON, actor=actor, why=why, now=now, seen=seen, confirmed=confirmed
        )


def join(
    child: str, other: str, *, actor: Actor, why: str, now: datetime, seen: Seen = None, confirmed: str = ""
) -> Decision:
    """Two children, named by their references, are one. Raises as `same` does."""
    why = asked.reason(actor, why)
    with transaction.atomic():
        lock("intake")
        pair = asked.named(child, other, actor)
        return _unite(
            "join", pair, JOIN_REASON, actor=actor, why=why, now=now, seen=seen, confirmed=confirmed
        )


def different(doubt: int, *, actor: Actor, why: str, now: datetime, seen: Seen = None) -> Decision:
    """The two children of a doubt are two, and are never joined again until a person says otherwise."""
    why = asked.reason(actor, why)
    with transaction.atomic():
        lock("intake")
        pair = asked.doubtful(doubt, actor)
        asked.unchanged(asked.versions(pair), seen)
        made = keep.decision(
            "different", pair.elder, pair.younger, pair.rows, actor=actor, why=why, now=now, doubt=pair.doubt
        )
        told = {"decided_at": now, "decided_by": doubts.by_decision(made.pk)}
        doubts.between(pair.elder.pk, pair.younger.pk).update(decision=doubts.DIFFERENT, **told)
        return made


def cannot_tell(
    doubt: int,
    *,
    actor: Actor,
    why: str,
    now: datetime,
    again_on: date,
    waits_for: str = "",
    seen: Seen = None,
) -> Decision:
    """It cannot be told yet: the doubt goes to the back of the queue until a day."""
    why = asked.reason(actor, why)
    with transaction.atomic():
        lock("intake")
        pair = asked.doubtful(doubt, actor)
        asked.unchanged(asked.versions(pair), seen)
        return keep.decision(
            "cannot_tell", pair.elder, pair.younger, pair.rows, actor=actor, why=why, now=now, doubt=pair.doubt,
            again_on=again_on, waits_for=waits_for[:200],
        )  # fmt: skip


def _unite(
    kind: str,
    pair: asked.Pair,
    reason: str,
    *,
    actor: Actor,
    why: str,
    now: datetime,
    seen: Seen,
    confirmed: str,
) -> Decision:
    asked.unchanged(asked.versions(pair), seen)
    _nothing_against(pair, confirmed)
    made = keep.decision(
        kind, pair.elder, pair.younger, pair.rows, actor=actor, why=why, now=now, doubt=pair.doubt,
        confirmed=" ".join(confirmed.split())[: asked.LONGEST],
    )  # fmt: skip
    keep.move(pair.rows[1], pair.elder, made, reason, now=now)
    by = doubts.by_decision(made.pk)
    doubts.follow({pair.younger.pk: pair.elder.pk}, {pair.younger.pk: by}, now)
    if pair.doubt is not None:
        Doubt.objects.filter(pk=pair.doubt.pk).update(decision=doubts.SAME)
    return made


def _nothing_against(pair: asked.Pair, confirmed: str) -> None:
    apart = told_apart([pair.elder.pk, pair.younger.pk])
    if apart.height:
        latest = max(apart["decision"].to_list())
        raise asked.NotDecided(f"decision {latest} says that these are two children: undo that one first")
    numbers = asked.two_numbers(pair)
    if numbers and not confirmed.strip():
        raise asked.TwoNumbers(
            f"each has a {' and a '.join(numbers)} of their own that was given for good: "
            "say why they are one child all the same"
        )
