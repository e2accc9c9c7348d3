"""What follows from a link: a child named by adoption or protection is sealed, and is asked about no more."""

from __future__ import annotations

from datetime import datetime

from django.db import connection
from django.db.models import Q

from onroll.intake.nodes import of_sources, restricted_sources
from onroll.matching.group import APART
from onroll.register.models import Child, Doubt
from onroll.register.waiting import LINKED

SEALED = "sealed"
NEAR_SEALED = "near-sealed"
CLOSED = "sealed"


def seal(*, now: datetime) -> int:
    """Seal every child with a standing restricted sighting; returns how many were not sealed before."""
    found = _named_by_restricted()
    fresh = list(Child.everyone.filter(pk__in=found).exclude(restriction=SEALED).values_list("pk", flat=True))
    for child in fresh:
        Child.everyone.filter(pk=child).update(restriction=SEALED)
        _one_more(child)
        _hold_apart(child)
        Doubt.objects.filter(child=child, decided_at=None).update(
            decided_at=now, decided_by="system", decision=CLOSED
        )
        Doubt.objects.filter(
            sighting__links__child=child, sighting__links__undone_at=None, decided_at=None
        ).update(decided_at=now, decided_by="system", decision=CLOSED)
    return len(fresh)


def _hold_apart(sealed: int) -> None:
    """Whoever may be the sealed child, for all we can tell, goes on under the old name: hold them apart too."""
    live = Q(sighting__links__undone_at=None)
    pairs = Doubt.objects.filter(
        live & (Q(child=sealed) | Q(sighting__links__child=sealed)), decided_at=None, withdrawn=False
    ).exclude(reason__in=APART)
    found = set(pairs.values_list("child", flat=True)) | set(
        pairs.values_list("sighting__links__child", flat=True)
    )
    for other in Child.everyone.filter(pk__in=found, restriction=""):
        Child.everyone.filter(pk=other.pk).update(restriction=NEAR_SEALED)
        _one_more(other.pk)


def unseal() -> list[int]:
    """Lift the seal of children whom no standing restricted sighting names any more; returns them."""
    found = set(_named_by_restricted())
    sealed = Child.everyone.filter(restriction=SEALED).values_list("pk", flat=True)
    free = [child for child in sealed if child not in found]
    for child in free:
        Child.everyone.filter(pk=child).update(restriction="")
        _one_more(child)
        Doubt.objects.filter(decision=CLOSED, decided_by="system", child=child).update(
            decided_at=None, decided_by="", decision=""
        )
    return free


def _one_more(child: int) -> None:
    with connection.cursor() as cursor:
        cursor.execute("UPDATE register_child SET version = version + 1 WHERE id = %s", [child])


def _named_by_restricted() -> list[int]:
    where, values = of_sources(restricted_sources())
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT DISTINCT l.child_id FROM {LINKED} WHERE l.undone_at IS NULL AND {where}", values
        )
        return [row[0] for row in cursor.fetchall()]
