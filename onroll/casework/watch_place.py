"""Look again at children who were placed: write down what the account says; who is gone is looked for again."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import transaction

from onroll.casework.act import Doer, act
from onroll.facts.case import REOPENED, CaseFile
from onroll.policy.ways_in.kept_place import LOST, WATCHED, Check, check_due
from onroll.policy.ways_out.home_education import review_is_due
from onroll.register import trail
from onroll.register.models import Case, CaseAct
from onroll.register.officers import officers, owners_for

REVIEW_DUE = "The review of the home education is due."
OPEN_AGAIN = {"closed_on": None, "closed_at": None, "outcome": ""}


def watch_places(files: Iterable[CaseFile], by: Doer) -> tuple[int, int]:
    """Make every look that is due: returns how many places are kept, and how many cases were opened again."""
    looks = [(file, due) for file in files if (due := check_due(file, by.on))]
    kept = [(file, due) for file, due in looks if due.found != LOST or has_another(file)]
    _write_down(kept, by)
    again = [(file, due) for file, due in looks if (file, due) not in kept]
    for file, due in again:
        _open_again(file, by, {"check": due.code, "position": file.position}, due.says)
    return len(kept), len(again)


def review_home_education(files: Iterable[CaseFile], by: Doer) -> int:
    """Open again every home-education case whose review is due; returns how many."""
    due = [file for file in files if review_is_due(file, by.on) and not has_another(file)]
    for file in due:
        _open_again(file, by, {"check": "review", "position": file.position}, REVIEW_DUE)
    return len(due)


def has_another(file: CaseFile) -> bool:
    """Whether the child has an open case of the same kind already: that one carries the work."""
    same = {"child__ref": file.child, "way_out": file.way_out, "school": file.school, "closed_at": None}
    return Case.objects.filter(**same).exists()


def _open_again(file: CaseFile, by: Doer, data: dict[str, str], why: str) -> None:
    able = officers()
    owner = file.owner if file.owner in able else owners_for([file.school], by.on)[0]
    act(file.ref, REOPENED, by, data={**data, "to": owner}, why=why, changes={**OPEN_AGAIN, "owner": owner})


def _write_down(looks: list[tuple[CaseFile, Check]], by: Doer) -> None:
    """The looks that found the place kept, all in one transaction and one event."""
    cases = {case.ref: case for case in Case.objects.filter(ref__in=[file.ref for file, _ in looks])}
    with transaction.atomic():
        CaseAct.objects.bulk_create(
            CaseAct(case=cases[file.ref], child_id=cases[file.ref].child_id, kind=WATCHED, on=by.on, at=by.now,
                    by=by.actor.name, data={"check": due.code, "found": due.found, "position": file.position,
                                            "why": due.says})
            for file, due in looks
        )  # fmt: skip
        if looks:
            trail.record(by.actor, "places_watched", detail={"cases": sorted(cases)})
