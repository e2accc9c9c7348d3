"""Turn the work on a child into the last search: the case goes on under the same reference, with all that was done."""

from __future__ import annotations

from django.db import transaction

from onroll.casework.act import Doer, NotDone, act, reason
from onroll.facts.case import CaseFile
from onroll.policy.failed_to_track.pathway import NOT_FROM
from onroll.policy.failed_to_track.sleeping import FAILED_TO_TRACK
from onroll.register.bulk import lock
from onroll.register.models import Case, CaseAct

STARTED, GONE_BACK = "failed_to_track_started", "failed_to_track_left"


def start_failed_to_track(file: CaseFile, by: Doer, *, why: str, seen: int) -> CaseAct:
    """Begin the sixteen enquiries in this very case. Raises NotDone for a case that searches for nobody, Changed."""
    if file.closed_on is not None:
        raise NotDone("this case is closed: open it again first")
    if file.way_out in NOT_FROM:
        raise NotDone("this case is not a search for a child, or the enquiries have been started already")
    return _become(file, FAILED_TO_TRACK, STARTED, by, why, seen)


def leave_failed_to_track(file: CaseFile, by: Doer, *, why: str, seen: int) -> CaseAct:
    """Go back to the work the case began as, when the child turns out not to be lost. Raises NotDone, Changed."""
    begun = file.last(STARTED)
    if file.closed_on is not None or file.way_out != FAILED_TO_TRACK or begun is None:
        raise NotDone("this case did not begin as another, so there is nothing to go back to")
    return _become(file, str(begun.data["from"]), GONE_BACK, by, why, seen)


def _become(file: CaseFile, way_out: str, kind: str, by: Doer, why: str, seen: int) -> CaseAct:
    """One open case per child and way out, here too."""
    said = reason(why)
    with transaction.atomic():
        lock("cases")
        same = Case.objects.filter(child__ref=file.child, way_out=way_out, school=file.school, closed_at=None)
        if other := same.first():
            raise NotDone(f"this child has such a case open already: {other.ref}")
        data = {"from": file.way_out, "to": way_out}
        return act(file.ref, kind, by, data=data, seen=seen, why=said, changes={"way_out": way_out})
