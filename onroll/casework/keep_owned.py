"""No case without an owner who works here: those of somebody who has gone are given to somebody who has not."""

from __future__ import annotations

from onroll.casework.act import Doer, act
from onroll.casework.hand_over import ASSIGNED
from onroll.register.models import Case
from onroll.register.officers import officers, owners_for

WHY = "whoever had it works cases no longer"


def keep_owned(by: Doer) -> int:
    """Assign every open case whose owner may own none any more; returns how many. Nobody entered: they stay."""
    able = officers()
    if not able:
        return 0
    left = list(
        Case.objects.filter(closed_at=None, child__restriction="").exclude(owner__in=able).order_by("pk")
    )
    owners = owners_for([case.school for case in left], by.on)
    for case, owner in zip(left, owners, strict=True):
        changes = {"owner": owner, "offered_to": ""}
        act(case.ref, ASSIGNED, by, data={"to": owner, "from": case.owner}, why=WHY, changes=changes)
    return len(left)
