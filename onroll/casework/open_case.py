"""Open a case: by hand, or all that the judgement calls for at once. Each has an owner from its first moment."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction

from onroll.casework.act import Doer, NotDone, reason, write
from onroll.facts.case import OPENED
from onroll.policy.pathway import pathways
from onroll.register import trail
from onroll.register.bulk import lock
from onroll.register.cases import child_of
from onroll.register.models import Case, CaseAct, Child
from onroll.register.officers import officers, owners_for
from onroll.register.refs import new_ref, new_refs

CASE = "K"
"""What a case's reference begins with. A child's begins with C."""


@dataclass(frozen=True, slots=True)
class Due:
    """A case that a judgement calls for."""

    child: str
    way_out: str
    because: str
    school: str = ""
    last_school: str = ""


def open_case(child: str, way_out: str, why: str, by: Doer, *, school: str = "", owner: str = "") -> Case:
    """Open one by hand. Raises NotFound, NotDone when there is one open already or the owner is nobody."""
    known = pathways()
    if way_out not in known:
        raise NotDone(f"there is no way out {way_out!r}; there are: {', '.join(known)}")
    if not known[way_out].binds(by.on):
        raise NotDone(f"{known[way_out].title}: {known[way_out].law} does not bind on {by.on:%-d %B %Y}")
    if owner and owner not in officers():
        raise NotDone(f"{owner} cannot own a case")
    said = reason(why)
    with transaction.atomic():
        lock("cases")
        about = child_of(child, by.actor)
        if Case.objects.filter(child=about, way_out=way_out, school=school, closed_at=None).exists():
            raise NotDone(f"{known[way_out].title}: this child has an open case already")
        case = Case.objects.create(
            ref=new_ref(CASE), child=about, way_out=way_out, school=school, opened_on=by.on, opened_at=by.now,
            opened_by=by.actor.name, because=said, owner=owner or owners_for([school], by.on)[0],
        )  # fmt: skip
        write(case, OPENED, by, data={"to": case.owner}, why=said)
    return case


def open_due(due: Sequence[Due], by: Doer) -> int:
    """Open every case that is called for and not open yet; returns how many. Running it again opens none."""
    with transaction.atomic():
        lock("cases")
        new = _not_open(due, by)
        refs = new_refs(CASE, len(new))
        owners = owners_for([one.last_school for _, one in new], by.on)
        made = Case.objects.bulk_create(
            Case(ref=ref, child_id=child, way_out=one.way_out, school=one.school, opened_on=by.on,
                 opened_at=by.now, opened_by=by.actor.name, because=one.because[:400], owner=owner)
            for ref, owner, (child, one) in zip(refs, owners, new, strict=True)
        )  # fmt: skip
        CaseAct.objects.bulk_create(
            CaseAct(case=case, child_id=case.child_id, kind=OPENED, on=by.on, at=by.now, by=by.actor.name,
                    data={"to": case.owner, "why": case.because})
            for case in made
        )  # fmt: skip
        if made:
            trail.record(by.actor, "cases_opened", detail={"cases": refs})
    return len(made)


def _not_open(due: Sequence[Due], by: Doer) -> list[tuple[int, Due]]:
    """Those whose child may be seen and has no open case of that way out."""
    seen = Child.objects.seen_by(by.actor).filter(ref__in=[one.child for one in due])
    numbers = dict(seen.values_list("ref", "pk"))
    open_now = set(
        Case.objects.filter(closed_at=None, child__in=numbers.values()).values_list(
            "child_id", "way_out", "school"
        )
    )
    found: dict[tuple[int, str, str], tuple[int, Due]] = {}
    for one in due:
        key = (numbers.get(one.child, 0), one.way_out, one.school)
        if key[0] and key not in open_now:
            found.setdefault(key, (key[0], one))
    return list(found.values())
