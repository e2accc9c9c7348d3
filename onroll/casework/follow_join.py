"""Cases of a child who proved to be another follow that child, and go back to their own when the two are two after all.

An act keeps the child it was written about, so the first act of a case says whom it was opened for.
"""

from __future__ import annotations

from collections.abc import Iterable

from django.db import transaction
from django.db.models import F

from onroll.casework.act import Doer, write, write_of_child
from onroll.facts.case import CLOSED, OPENED, UNDONE, Act, standing
from onroll.policy.who_may_know.from_acts import ADVISED, ANSWERED, FIRST, OF
from onroll.policy.who_may_know.from_acts import JOINED as JOINED_RECORDS
from onroll.register.bulk import lock
from onroll.register.cases import act_of, child_of
from onroll.register.held import child_acts
from onroll.register.models import Case, CaseAct, Child, Link

FOLLOWED, JOINED, WENT_BACK = "followed", "joined", "went_back"
AGAIN = "the two were held to be one child meanwhile: what was answered is to be answered anew"


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
        if CaseAct.objects.filter(child=old).exists():
            _say_of(new, old, by)
    return len(cases)


def follow_decision(one: str, other: str, by: Doer) -> None:
    """Let the cases of two children follow at once what was just decided of the two. Raises NotFound."""
    with transaction.atomic():
        for ref, beside in ((one, other), (other, one)):
            if Link.objects.filter(child__ref=ref, undone_at=None).exists():
                for case, about in opened_for_another(Child.everyone.filter(ref=beside)):
                    if about == ref:
                        go_back(case, ref, by)
            elif Link.objects.filter(child__ref=beside, undone_at=None).exists():
                follow(ref, beside, by)


def opened_for_another(children: Iterable[Child]) -> list[tuple[Case, str]]:
    """Each case of these children that was opened for another record, with that record's reference."""
    away = CaseAct.objects.filter(kind=OPENED, case__child__in=list(children)).exclude(child=F("case__child"))
    return [(one.case, one.child.ref) for one in away.select_related("case__child", "child") if one.case]


def _one(case: Case, kept: Child, gone: str, by: Doer) -> None:
    same = Case.objects.filter(child=kept, way_out=case.way_out, school=case.school, closed_at=None).first()
    if case.closed_at is None and same is not None:
        case.closed_on, case.closed_at, case.outcome, case.offered_to = by.on, by.now, JOINED, ""
        _keep(case, kept)
        write(case, CLOSED, by, data={"outcome": JOINED, "to": same.ref, "from": gone},
              why=f"one child with {gone}: the work goes on in {same.ref}")  # fmt: skip
        return
    _keep(case, kept)
    write(case, FOLLOWED, by, data={"from": gone, "to": kept.ref}, why="the two proved to be one child")


def go_back(case: Case, about: str, by: Doer) -> None:
    """Give a case back to the child it is about, now that the two are two. Raises NotFound.

    What was done meanwhile stays in it. One that was closed by the joining is open again, with its owner, unless that
    child has such a case open.
    """
    with transaction.atomic():
        lock("cases")
        own, other = child_of(about, by.actor), case.child
        acts = CaseAct.objects.filter(case=case)
        since = acts.filter(kind__in=(FOLLOWED, CLOSED), data__has_key="from").order_by("pk").last()
        meanwhile = acts.filter(pk__gt=since.pk).count() if since is not None else 0
        same = Case.objects.filter(
            child=own, way_out=case.way_out, school=case.school, closed_at=None
        ).first()
        if case.outcome == JOINED and same is None:
            case.closed_on, case.closed_at, case.outcome = None, None, ""
        elif case.closed_at is None and same is not None:
            case.closed_on, case.closed_at, case.outcome, case.offered_to = by.on, by.now, JOINED, ""
        _keep(case, own)
        data = {"from": other.ref, "to": own.ref, "meanwhile": meanwhile}
        write(case, WENT_BACK, by, data=data, why=_two_after_all(meanwhile, same))
        if since is not None:
            _say_apart(own, other, since.pk, by)


def _two_after_all(meanwhile: int, same: Case | None) -> str:
    read = (
        f"; {meanwhile} acts were done while they were held to be one: read each again" if meanwhile else ""
    )
    goes_on = f"; the work goes on in {same.ref}" if same is not None else ""
    return f"the two are two children after all{read}{goes_on}"


def _keep(case: Case, kept: Child) -> None:
    case.child = kept
    case.version += 1
    case.save()


def _say_of(kept: Child, old: Child, by: Doer) -> None:
    """Acts about the child are only ever added, so each that stands is written again for the kept child, with its day.

    That the two were joined is written too: from then on what may leave is asked anew.
    """
    there = standing(child_acts(kept.pk))
    known = {one.data.get(FIRST) for one in there}
    said = [one for one in standing(child_acts(old.pk)) if one.number not in known]
    CaseAct.objects.bulk_create(_again(one, kept.pk, {OF: old.ref}) for one in said)
    if said or not any(one.kind == JOINED_RECORDS and one.data.get("from") == old.ref for one in there):
        write_of_child(kept.pk, JOINED_RECORDS, by, about=kept.ref, data={"from": old.ref})


def _again(one: Act, child: int, of: dict[str, str]) -> CaseAct:
    return CaseAct(case=None, child_id=child, kind=one.kind, step=one.step, on=one.on, at=one.at, by=one.by,
                   data={**of, **one.data, FIRST: one.number})  # fmt: skip


def _say_apart(own: Child, other: Child, since: int, by: Doer) -> None:
    """What was said of one child in every case is said of that one alone again.

    Of what was said meanwhile nobody knows of which it is: it is said of both, but the answers on safe contact, which
    are asked anew of each, so that nothing leaves on a mixture of the two.
    """
    said = list(CaseAct.objects.filter(child__in=(own, other), case=None).order_by("pk"))
    mine = {one.pk for one in said if one.child_id == own.pk}
    told = {one.data.get(FIRST) for one in said if one.child_id == own.pk}
    theirs = [one for one in said if one.child_id == other.pk]
    copies = [
        one for one in theirs
        if one.data.get(FIRST) in mine or (one.kind == JOINED_RECORDS and one.data.get("from") == own.ref)
    ]  # fmt: skip
    meanwhile = [one for one in theirs if one.pk > since and one not in copies]
    answered = (
        [one for one in said if one.kind == ANSWERED]
        if any(one.kind == ANSWERED for one in meanwhile)
        else []
    )
    gone = {one.data.get("act") for one in said if one.kind == UNDONE}
    back = {one.pk: one for one in (*copies, *answered) if one.pk not in gone}
    CaseAct.objects.bulk_create([
        *(_of_child(one.child_id, UNDONE, by, {"act": one.pk, "why": AGAIN}) for one in back.values()),
        *(_again(act_of(one), own.pk, {OF: other.ref})
          for one in meanwhile
          if one.kind not in (ANSWERED, ADVISED, JOINED_RECORDS, UNDONE) and one.pk not in told),
    ])  # fmt: skip


def _of_child(child: int, kind: str, by: Doer, data: dict[str, object]) -> CaseAct:
    return CaseAct(case=None, child_id=child, kind=kind, on=by.on, at=by.now, by=by.actor.name, data=data)
