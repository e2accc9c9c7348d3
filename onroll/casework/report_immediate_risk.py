"""A child may be harmed, or a crime may be committed: the Children's Resource Service and the police are told at once.

Policy, "Police": whoever suspects it tells both, then the education welfare or CME officer. Kept for the child, so
that it shows in every case.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass

from django.db import transaction

from onroll.casework.act import Doer, NotDone, reason, write_of_child
from onroll.register.cases import child_of
from onroll.register.models import CaseAct

RISK = "immediate_risk"
ROWS = ("52",)
TOLD = {"": "Not yet", "yes": "Told"}


@dataclass(frozen=True, slots=True)
class Risk:
    """What is feared, and who has been told. Times as the reporter gives them (HH:MM); references as they got them."""

    text: str
    police: str = ""
    police_at: str = ""
    police_ref: str = ""
    crs: str = ""
    crs_at: str = ""
    crs_ref: str = ""
    told_by: str = ""


def report_immediate_risk(child: str, risk: Risk, by: Doer) -> CaseAct:
    """Keep the report as it is, complete or not: a blank is: nobody told yet. Raises NotFound, NotDone."""
    data = {key: value.strip() for key, value in asdict(risk).items() if value.strip()}
    data["text"] = reason(risk.text)
    if risk.police not in TOLD or risk.crs not in TOLD:
        raise NotDone("told is yes, or left blank for not yet")
    with transaction.atomic():
        about = child_of(child, by.actor)
        return write_of_child(about.pk, RISK, by, about=child, data=data)


def not_told(data: dict[str, str]) -> tuple[str, ...]:
    """Who still has to be told."""
    both = {"police": "the police", "crs": "the Children's Resource Service"}
    return tuple(title for code, title in both.items() if data.get(code) != "yes")
