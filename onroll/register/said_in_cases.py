"""What the cases of a child hold that the gate must know: word of a death, an address, a school it is to be at."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import datetime

from onroll.facts.case import STEP, Act, standing
from onroll.facts.identifiers import clean_laestab
from onroll.policy.removal_from_roll.confirmation import SCHOOL
from onroll.policy.removal_from_roll.known import REQUEST
from onroll.policy.removal_from_roll.removal import CODE
from onroll.register.cases import act_of
from onroll.register.models import CaseAct, Fact

DIED, WITHDRAWN, NOT_SO = "k", "request_withdrawn", "death_not_so"
"""The ground of regulation 9 that a pupil has died; the acts by which a school no longer asks, and by which a manager
finds on evidence that the child lives."""
POSTCODE = re.compile(r"\b[a-z]{1,2}\d[a-z\d]?\s*\d[a-z]{2}\b", re.I)


def said_to_have_died(child: int) -> bool:
    """Has anybody's word been kept that the child died: a closure, or a school's request that still stands?"""
    linked = Fact.objects.filter(sighting__links__child=child, sighting__links__undone_at=None)
    if linked.filter(kind="closure", code="died").exists():
        return True
    return any(death_stands(acts) for acts in _by_case(child).values())


def death_stands(acts: tuple[Act, ...]) -> bool:
    """Whether the last word in a case is that the child died."""
    return _last_word(standing(acts)) == DIED


def addresses_said(child: int) -> tuple[tuple[str, str, datetime, str], ...]:
    """Each new address given with a request: its text, its postcode, when and by whom, the earliest first."""
    given = ((str(act.data.get("new-address") or ""), act) for act in _acts(child) if act.step == REQUEST)
    return tuple((text.strip(), _postcode(text), act.at, act.by) for text, act in given if text.strip())


def schools_said(child: int) -> frozenset[str]:
    """Every name or LAESTAB of a school where requests and confirmations say that the child is, or is to be."""
    return frozenset(name for act in _acts(child) for one in _schools(act) if (name := _school(one)))


def _schools(act: Act) -> Iterable[object]:
    said = act.data
    if act.step == REQUEST and said.get("destination") in (None, "", "school", "unknown"):
        return (said.get("destination-name"),)
    return (said.get("to_name"), said.get("number")) if said.get("kind") == SCHOOL else ()


def _school(said: object) -> str:
    text = str(said or "").strip()
    return clean_laestab(text) or text


def _last_word(acts: tuple[Act, ...]) -> str:
    """The ground that the school last asked on; nothing once it no longer asks, or the child was found to live."""
    ground = ""
    for act in acts:
        if act.kind in (WITHDRAWN, NOT_SO):
            ground = ""
        elif act.step == REQUEST and "ground" in act.data:
            ground = str(act.data["ground"])
    return ground


def _acts(child: int) -> tuple[Act, ...]:
    return tuple(act for acts in _by_case(child).values() for act in acts if act.kind == STEP)


def _by_case(child: int) -> Mapping[int, tuple[Act, ...]]:
    """The standing acts of each removal case of the child, open or closed. One question to the register."""
    found: dict[int, list[Act]] = {}
    rows = CaseAct.objects.filter(child=child, case__way_out=CODE).order_by("pk")
    for row in rows:
        found.setdefault(row.case_id or 0, []).append(act_of(row))
    return {case: standing(tuple(acts)) for case, acts in found.items()}


def _postcode(text: str) -> str:
    found = POSTCODE.findall(text)
    return found[-1] if found else ""
