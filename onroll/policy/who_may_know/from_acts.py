"""The answers and the advice as the acts hold them: the latest answers, and the latest advice given for them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from onroll.facts.answers import Truth
from onroll.facts.case import Act, standing
from onroll.policy.who_may_know.answers import CONCERNS, Advice, SafeContact
from onroll.policy.who_may_know.safe_contact import IMMEDIATE_RISK
from onroll.policy.who_may_know.sending import plain

HEADING = "Social care professionals"

ANSWERED, ADVISED = "safe_contact", "safe_contact_advice"
"""The kinds of act. Both are about the child, whatever the case."""


def answers_of(acts: Iterable[Act]) -> tuple[int, SafeContact | None]:
    """The number of the latest answers, 0 when there are none, and what they say."""
    found = sorted(standing(tuple(acts)), key=lambda act: act.number)
    answered = [act for act in found if act.kind == ANSWERED]
    if not answered:
        return 0, None
    last = answered[-1]
    advised = [act for act in found if act.kind == ADVISED and act.data.get("of") == last.number]
    return last.number, _answers(last, _advice(advised[-1]) if advised else None)


def dangers(acts: Iterable[Act], flags: Iterable[str]) -> frozenset[str]:
    """What else is known of the child that the gate asks about: concerns, death, an immediate risk reported here."""
    reported = any(act.kind == IMMEDIATE_RISK for act in standing(tuple(acts)))
    return frozenset(flags) | (frozenset({IMMEDIATE_RISK}) if reported else frozenset())


def _answers(act: Act, advice: Advice | None) -> SafeContact:
    said = act.data
    return SafeContact(
        answered_at=act.at, answered_by=act.by, told=dict(said.get("told", {})),
        must_not_answered=said.get("must_not_answered") is True,
        safe={plain(place): _truth(safe) for place, safe in dict(said.get("safe", {})).items()},
        where=frozenset(said.get("where", ())), concerns=_concerns(said.get("concerns", {})), advice=advice,
    )  # fmt: skip


def _concerns(said: Mapping[str, Any]) -> dict[str, Truth]:
    return {code: _truth(said.get(code)) for code in CONCERNS}


def _truth(said: Any) -> Truth:
    """Whatever is not a plain yes or no is unknown."""
    return {"yes": Truth.YES, "no": Truth.NO}.get(str(said), Truth.UNKNOWN)


def _advice(act: Act) -> Advice:
    return Advice(str(act.data.get("given_by", "")), act.at, frozenset(act.data.get("agrees_to", ())))
