"""Write down that a child we failed to track was looked for again: each year, and whenever a new source appears."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db import transaction

from onroll.casework.act import Doer, NotDone, reason, write_of_child
from onroll.policy.failed_to_track.recheck import RECHECKED, RESULTS, SIGN
from onroll.register.first_heard import first_days
from onroll.register.models import Child

ROWS = ("102",)
AT_ONCE = 200


def record_recheck(children: Sequence[str], result: str, by: Doer, *, against: str, said: str = "") -> int:
    """The same look for each of these children, in one transaction; returns how many. Raises NotDone, NotAllowed.

    `against`: which datasets were looked at. A sign of a child is told of one child at a time, with words.
    """
    wanted = list(dict.fromkeys(children))
    if result not in RESULTS:
        raise NotDone(f"a result is one of: {', '.join(RESULTS)}")
    if not wanted or len(wanted) > AT_ONCE:
        raise NotDone(f"choose at least one child, and at most {AT_ONCE}")
    if result == SIGN and len(wanted) > 1:
        raise NotDone("write down a sign of a child for that child alone")
    data: dict[str, Any] = {"result": result, "against": reason(against), "sources": sorted(first_days())}
    if result == SIGN or said.strip():
        data["said"] = reason(said)
    with transaction.atomic():
        found = dict(Child.objects.seen_by(by.actor).filter(ref__in=wanted).values_list("ref", "pk"))
        if missing := [ref for ref in wanted if ref not in found]:
            raise NotDone(f"there is no child {missing[0]}")
        for ref in wanted:
            write_of_child(found[ref], RECHECKED, by, about=ref, data=data)
    return len(wanted)
