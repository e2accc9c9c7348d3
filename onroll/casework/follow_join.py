"""Cases of a child who proved to be another follow that child, with all that was answered about them."""

from __future__ import annotations

from django.db import transaction

from onroll.casework.act import Doer, write
from onroll.facts.case import CLOSED
from onroll.register.bulk import lock
from onroll.register.cases import child_of
from onroll.register.models import Case, CaseAct, Child

FOLLOWED, JOINED = "followed", "joined"


def follow(gone: str, kept: str, by: Doer) -> int:
    """Give every case of one child to the child they proved to be; returns how many. Raises NotFound.

    Where the kept child has an open case of the same kind, the other is closed and names it. What was said of the
    child in every case (who may be told, a risk) is said of the kept child too. Running it again changes nothing.
    """
    with transaction.atomic():
        lock("cases")
        old, new = child_of(gone, by.actor), child_of(kept, by.actor)
        if old.pk == new.pk:
            return 0
        cases = list(Case.objects.filter(child=old).order_by("pk"))
        for case in cases:
            _one(case, new, gone, by)
        if cases:
            _say_of(new, old)
    return len(cases)


def _one(case: Case, kept: Child, gone: str, by: Doer) -> None:
    same = Case.objects.filter(child=kept, way_out=case.way_out, school=case.school, closed_at=None).first()
    if case.closed_at is None and same is not None:
        case.closed_on, case.closed_at, case.outcome, case.offered_to = by.on, by.now, JOINED, ""
        _keep(case, kept)
        write(case, CLOSED, by, data={"outcome": JOINED, "to": same.ref},
              why=f"one child with {gone}: the work goes on in {same.ref}")  # fmt: skip
        return
    _keep(case, kept)
    write(case, FOLLOWED, by, data={"from": gone, "to": kept.ref}, why="the two proved to be one child")


def _keep(case: Case, kept: Child) -> None:
    case.child = kept
    case.version += 1
    case.save()


def _say_of(kept: Child, old: Child) -> None:
    """Acts about the child are only ever added, so each is written again for the kept child, with its own day."""
    said = CaseAct.objects.filter(child=old, case=None).order_by("pk")
    known = set(CaseAct.objects.filter(child=kept, case=None).values_list("data__said_first_in", flat=True))
    CaseAct.objects.bulk_create(
        CaseAct(case=None, child=kept, kind=one.kind, step=one.step, on=one.on, at=one.at, by=one.by,
                data={**one.data, "said_first_in": one.pk})
        for one in said if one.pk not in known
    )  # fmt: skip
