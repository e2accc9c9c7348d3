"""Close the cases nobody has worked whose children are accounted for again: the wait ended by itself."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import transaction

from onroll.casework.act import Doer
from onroll.facts.case import CLOSED, CaseFile
from onroll.policy.ways_out.accounted_for import ends_by_itself
from onroll.register import trail
from onroll.register.bulk import lock
from onroll.register.models import Case, CaseAct

COLUMNS = ("closed_on", "closed_at", "outcome", "offered_to", "version")


def close_accounted(files: Iterable[CaseFile], by: Doer) -> int:
    """Close them all at once, each with the evidence; returns how many. A case changed meanwhile is left alone."""
    endings = {file.ref: (file, ending) for file in files if (ending := ends_by_itself(file))}
    with transaction.atomic():
        lock("cases")
        found = Case.objects.select_for_update().filter(ref__in=endings, closed_at=None)
        cases = [case for case in found if case.version == endings[case.ref][0].version]
        for case in cases:
            case.closed_on, case.closed_at, case.offered_to = by.on, by.now, ""
            case.outcome, case.version = endings[case.ref][1], case.version + 1
        Case.objects.bulk_update(cases, COLUMNS)
        CaseAct.objects.bulk_create(
            CaseAct(case=case, child_id=case.child_id, kind=CLOSED, on=by.on, at=by.now, by=by.actor.name,
                    data=_evidence(*endings[case.ref]))
            for case in cases
        )  # fmt: skip
        if cases:
            trail.record(by.actor, "cases_closed", detail={"cases": sorted(case.ref for case in cases)})
    return len(cases)


def _evidence(file: CaseFile, ending: str) -> dict[str, str]:
    facts = file.facts
    said = {name: str(facts[name]) for name in ("source", "source_date", "school") if facts.get(name)}
    why = f"the account shows the child accounted for: {facts.get('why') or file.position}"
    return {"outcome": ending, "position": file.position, **said, "why": why[:400]}
