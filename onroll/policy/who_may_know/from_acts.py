"""The answers and the advice as the acts hold them: the latest answers, and the latest advice given for them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import reduce
from typing import Any

from onroll.facts.answers import Truth
from onroll.facts.case import Act, standing
from onroll.policy.who_may_know.answers import CONCERNS, Advice, SafeContact
from onroll.policy.who_may_know.joined import strictest
from onroll.policy.who_may_know.safe_contact import IMMEDIATE_RISK
from onroll.policy.who_may_know.sending import plain

HEADING = "Social care professionals"

ANSWERED, ADVISED, JOINED = "safe_contact", "safe_contact_advice", "records_joined"
"""The kinds of act. All are about the child, whatever the case. The last says that what was said of another record,
which proved to be this child, is said of this one too: such an act bears the number of the one it repeats."""
FIRST, OF = "said_first_in", "said_of"
"""In an act that repeats another: its number, and the record it was said of."""


@dataclass(frozen=True, slots=True)
class Last:
    """The answers that stand. number: of the latest act that bears on them. anew: they are to be answered anew."""

    number: int
    data: Mapping[str, Any]
    at: datetime
    by: str
    anew: bool


def last_said(acts: Iterable[Act]) -> Last | None:
    """The latest answers; after a join the strictest of both records' answers, until somebody answers anew."""
    voices: dict[str, Act] = {}
    number, anew = 0, False
    for act in sorted(standing(tuple(acts)), key=lambda act: act.number):
        if act.kind not in (ANSWERED, JOINED):
            continue
        number, anew = act.number, act.kind == JOINED or FIRST in act.data
        if act.kind == ANSWERED:
            voices = {**voices, str(act.data.get(OF, "another")): act} if anew else {"": act}
    if not voices:
        return None
    said = list(voices.values())
    data = reduce(strictest, (act.data for act in said[1:]), said[0].data)
    return Last(number, data, min(act.at for act in said), said[-1].by, anew)


def answers_of(acts: Iterable[Act]) -> tuple[int, SafeContact | None]:
    """The number of the latest answers, 0 when there are none, and what they say."""
    found = standing(tuple(acts))
    last = last_said(found)
    if last is None:
        return 0, None
    advised = [act for act in found if act.kind == ADVISED and act.data.get("of") == last.number]
    advice = _advice(max(advised, key=lambda act: act.number)) if advised and not last.anew else None
    return last.number, _answers(last, advice)


def dangers(acts: Iterable[Act], flags: Iterable[str]) -> frozenset[str]:
    """What else is known of the child that the gate asks about: concerns, death, an immediate risk reported here."""
    reported = any(act.kind == IMMEDIATE_RISK for act in standing(tuple(acts)))
    return frozenset(flags) | (frozenset({IMMEDIATE_RISK}) if reported else frozenset())


def _answers(last: Last, advice: Advice | None) -> SafeContact:
    said = last.data
    return SafeContact(
        answered_at=last.at, answered_by=last.by, told=dict(said.get("told", {})),
        must_not_answered=said.get("must_not_answered") is True,
        safe={plain(place): _truth(safe) for place, safe in dict(said.get("safe", {})).items()},
        where=frozenset(said.get("where", ())), concerns=_concerns(said.get("concerns", {})), advice=advice,
        anew=last.anew,
    )  # fmt: skip


def _concerns(said: Mapping[str, Any]) -> dict[str, Truth]:
    return {code: _truth(said.get(code)) for code in CONCERNS}


def _truth(said: Any) -> Truth:
    """Whatever is not a plain yes or no is unknown."""
    return {"yes": Truth.YES, "no": Truth.NO}.get(str(said), Truth.UNKNOWN)


def _advice(act: Act) -> Advice:
    return Advice(str(act.data.get("given_by", "")), act.at, frozenset(act.data.get("agrees_to", ())))
