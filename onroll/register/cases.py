"""Cases as somebody may see them, and with their acts as the rules read them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from django.db.models import Q, QuerySet

from onroll.facts.case import Act, CaseFile
from onroll.register.models import Case, CaseAct, Child
from onroll.register.scope import SEES_EVERY_CHILD, SEES_OWN_PUPILS, Actor, NotFound

ASKED_BY_SCHOOLS = "removal_from_roll"
"""The one kind of case a school sees: its own request, never what the council holds about the child besides."""

PUT_TO_SCHOOLS = (ASKED_BY_SCHOOLS, "off_rolling", "unexplained_absence")
"""The cases in which the council may ask the school something. Such a case is not seen: only what was asked is."""

NO_SEARCH = (
    ASKED_BY_SCHOOLS, "off_rolling", "attendance_order", "attendance_order_2026", "unexplained_absence",
)  # fmt: skip
"""Cases beside a search: a school's request, an allegation, an order. The child was not missing for them."""


def cases_seen_by(actor: Actor) -> QuerySet[Case]:
    """The cases this person may see. A case of a sealed or held-apart child is nobody's to see."""
    found = Case.objects.filter(child__restriction="").select_related("child")
    if actor.role in SEES_EVERY_CHILD:
        return found
    if actor.role == "school":
        return found.filter(way_out=ASKED_BY_SCHOOLS, school__in=actor.schools)
    return found.none()


def one_case(ref: str, actor: Actor) -> Case:
    """One case. Raises NotFound, also for one this person may not see."""
    found = cases_seen_by(actor).filter(ref=ref).first()
    if found is None:
        raise NotFound(f"there is no case {ref}")
    return found


def cases_asked_of(actor: Actor) -> QuerySet[Case]:
    """The open cases in which a school may have been asked something. What was, the acts tell; nothing else is its."""
    found = Case.objects.filter(child__restriction="", closed_at=None).select_related("child")
    if actor.role not in SEES_OWN_PUPILS:
        return found.none()
    return found.filter(way_out__in=PUT_TO_SCHOOLS, school__in=actor.schools)


def case_asked_of(ref: str, actor: Actor) -> Case:
    """One of them. Raises NotFound, also for one this person may not be asked about."""
    found = cases_asked_of(actor).filter(ref=ref).first()
    if found is None:
        raise NotFound(f"there is no case {ref}")
    return found


def acts_of(cases: Iterable[Case]) -> dict[int, tuple[Act, ...]]:
    """The acts of each case and of its child, the earliest first, in two questions however many cases."""
    wanted = list(cases)
    mine = Q(case__in=[case.pk for case in wanted]) | Q(
        case=None, child__in={case.child_id for case in wanted}
    )
    of_case: dict[int, list[Act]] = defaultdict(list)
    of_child: dict[int, list[Act]] = defaultdict(list)
    for row in CaseAct.objects.filter(mine).order_by("on", "pk"):
        (of_case[row.case_id] if row.case_id else of_child[row.child_id]).append(act_of(row))
    return {
        case.pk: tuple(
            sorted(of_case[case.pk] + of_child[case.child_id], key=lambda act: (act.on, act.number))
        )
        for case in wanted
    }


def act_of(row: CaseAct) -> Act:
    """An act as the rules read it."""
    return Act(row.pk, row.kind, row.step, row.on, row.at, row.by, row.data)


def files_of(cases: Iterable[Case], facts: Mapping[str, Mapping[str, Any]]) -> list[CaseFile]:
    """Cases as the rules read them. `facts`: by the child's reference, their row of the account today."""
    wanted = list(cases)
    acts, earlier = acts_of(wanted), _earlier(wanted)
    return [file_of(case, acts[case.pk], facts.get(case.child.ref, {}), earlier[case.pk]) for case in wanted]


def file_of(case: Case, acts: tuple[Act, ...], facts: Mapping[str, Any], before: int) -> CaseFile:
    """One case as the rules read it."""
    return CaseFile(
        ref=case.ref, child=case.child.ref, way_out=case.way_out, opened_on=case.opened_on, acts=acts,
        version=case.version, school=case.school, owner=case.owner, offered_to=case.offered_to,
        closed_on=case.closed_on,
        outcome=case.outcome, position=str(facts.get("position") or ""), since=facts.get("since"),
        flags=tuple(facts.get("flags") or ()), before=before, facts=facts,
    )  # fmt: skip


def _earlier(cases: list[Case]) -> dict[int, int]:
    """For each case, how many searches for its child were over before it was opened."""
    children = {case.child_id for case in cases}
    over: dict[int, list[tuple[int, Any]]] = defaultdict(list)
    found = Case.objects.filter(child__in=children, closed_on__isnull=False).exclude(way_out__in=NO_SEARCH)
    for child, pk, closed_on in found.values_list("child_id", "pk", "closed_on"):
        over[child].append((pk, closed_on))
    return {
        case.pk: sum(pk < case.pk and day <= case.opened_on for pk, day in over[case.child_id])
        for case in cases
    }


def child_of(ref: str, actor: Actor) -> Child:
    """The child of this reference. Raises NotFound, also for one this person may not see."""
    found: Child | None = Child.objects.seen_by(actor).filter(ref=ref).first()
    if found is None:
        raise NotFound(f"there is no child {ref}")
    return found
