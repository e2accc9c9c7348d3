"""The reports of immediate risk about a child that somebody may read."""

from __future__ import annotations

from onroll.facts.case import Act
from onroll.register.cases import act_of, child_of
from onroll.register.models import CaseAct
from onroll.register.scope import SEES_EVERY_CHILD, Actor

ROWS = ("52",)
RISK = "immediate_risk"


def risk_reports(ref: str, actor: Actor) -> tuple[Act, ...]:
    """The reports about one child, the latest first. A school reads its own alone. Raises NotFound."""
    found = CaseAct.objects.filter(child=child_of(ref, actor), kind=RISK).order_by("-pk")
    if actor.role not in SEES_EVERY_CHILD:
        found = found.filter(by=actor.name)
    return tuple(act_of(row) for row in found)
