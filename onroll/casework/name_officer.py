"""Name the officer each school knows: new cases of its pupils come to them."""

from __future__ import annotations

from django.db import transaction

from onroll.casework.act import Doer, NotAllowed, NotDone
from onroll.register import trail
from onroll.register.models import NamedOfficer
from onroll.register.officers import officers

MAY_NAME = frozenset({"manager", "system"})


def name_officer(school: str, officer: str, by: Doer) -> None:
    """From now on this is the school's officer; a blank takes the name away. Raises NotAllowed, NotDone."""
    if by.actor.role not in MAY_NAME:
        raise NotAllowed("only a manager may name a school's officer")
    if not school:
        raise NotDone("choose a school")
    if officer and officer not in officers():
        raise NotDone(f"{officer} does not work cases: name an officer or a manager")
    with transaction.atomic():
        if officer:
            NamedOfficer.objects.update_or_create(
                school=school, defaults={"officer": officer, "named_by": by.actor.name, "named_at": by.now}
            )
        else:
            NamedOfficer.objects.filter(school=school).delete()
        trail.record(by.actor, "officer_named", about=school, detail={"officer": officer})
