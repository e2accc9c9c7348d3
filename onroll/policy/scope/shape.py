"""The shape of a position's declaration, and how a situation is looked at."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from enum import Enum

from onroll.facts.answers import Answer, Condition, Truth
from onroll.facts.citation import Citation
from onroll.facts.situation import Situation

# The sections are confirmed; the days they came into force are background knowledge, unconfirmed.
EA_436A = Citation("Education Act 1996", "s.436A", date(2007, 2, 27))
EA_8 = Citation("Education Act 1996", "s.8", date(1997, 9, 1))
POLICY_FROM = date(2024, 9, 2)
COUNCILS_CHOICE = "=choices.toml"
"""A return reason that the council chooses and signs (`choices.toml`): there is no silent default."""
POLICY_SCOPE = Citation("Southampton CME Policy 2024/25", "Scope", POLICY_FROM)


@dataclass(frozen=True, slots=True)
class Position:
    """Where a child may stand: the first position, by rank, whose `when` is yes.

    missing and in_scope say what the position itself answers, before age and residence are weighed
    (`policy/scope/answers.py`). return_reason gives a DfE label verbatim, or "" when none is counted.
    """

    code: str
    rank: int
    title: str
    says: str
    when: Callable[[Situation], Answer]
    missing: Truth
    in_scope: Truth
    owner: str
    citation: Citation
    action: str = ""
    way_out: Callable[[Situation], str] = field(default=lambda situation: "")
    return_reason: Callable[[Situation], str] = field(default=lambda situation: "")


def is_one_of(
    situation: Situation, name: str, *wanted: Enum, citation: Citation
) -> Answer:
    """Is this field of the situation one of these values? Yes or no, with the condition that was looked at."""
    value = getattr(situation, name)
    holds = Truth.YES if value in wanted else Truth.NO
    asked = " or ".join(str(one.value) for one in wanted)
    return Answer(
        holds, (Condition(name, str(value.value), asked, holds, str(citation)),)
    )


def is_none_of(
    situation: Situation, name: str, *unwanted: Enum, citation: Citation
) -> Answer:
    """Is this field anything but these values?"""
    value = getattr(situation, name)
    holds = Truth.NO if value in unwanted else Truth.YES
    asked = "not " + ", not ".join(str(one.value) for one in unwanted)
    return Answer(
        holds, (Condition(name, str(value.value), asked, holds, str(citation)),)
    )
