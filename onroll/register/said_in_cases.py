"""What the cases of a child hold that the gate must know: word of a death, an address, a school it is to be at."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import datetime

from onroll.facts.case import STEP, Act, standing
from onroll.facts.identifiers import clean_laestab
from onroll.policy.removal_from_roll.confirmation import SCHOOL
from onroll.policy.removal_from_roll.known import REQUEST
from onroll.register.held import Held

DIED, WITHDRAWN, NOT_SO = "k", "request_withdrawn", "death_not_so"
"""The ground of regulation 9 that a pupil has died; the acts by which a school no longer asks, and by which a manager
finds on evidence that the child lives."""
POSTCODE = re.compile(r"\b[a-z]{1,2}\d[a-z\d]?\s*\d[a-z]{2}\b", re.I)


def said_to_have_died(of: Held) -> bool:
    """Has anybody's word been kept that the child died: a closure, or a school's request that still stands?"""
    closed = any(one.kind == "closure" and one.code == "died" for one in of.places)
    return closed or any(death_stands(acts) for acts in of.removals)


def death_stands(acts: tuple[Act, ...]) -> bool:
    """Whether the last word in a case is that the child died."""
    return _last_word(standing(acts)) == DIED


def addresses_said(of: Held) -> tuple[tuple[str, str, datetime, str], ...]:
    """Each new address given with a request: its text, its postcode, when and by whom, the earliest first."""
    given = ((str(act.data.get("new-address") or ""), act) for act in _steps(of) if act.step == REQUEST)
    return tuple((text.strip(), _postcode(text), act.at, act.by) for text, act in given if text.strip())


def schools_said(of: Held) -> frozenset[str]:
    """Every name or LAESTAB of a school where requests and confirmations say that the child is, or is to be."""
    return frozenset(name for act in _steps(of) for one in _schools(act) if (name := _school(one)))


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


def _steps(of: Held) -> tuple[Act, ...]:
    return tuple(act for acts in of.removals for act in acts if act.kind == STEP)


def _postcode(text: str) -> str:
    found = POSTCODE.findall(text)
    return found[-1] if found else ""
