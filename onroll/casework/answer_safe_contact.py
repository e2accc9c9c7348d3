"""Answer who may be told of a child, who must not, and where it is safe; record what social care advised."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.db import transaction

from onroll.casework.act import Changed, Doer, NotDone, reason, write_of_child
from onroll.facts.answers import Truth
from onroll.policy.who_may_know.answers import CONCERNS, MAY, MUST_NOT, SafeContact, may_be_one
from onroll.policy.who_may_know.from_acts import ADVISED, ANSWERED, answers_of
from onroll.policy.who_may_know.sending import Who, plain
from onroll.register.bulk import lock
from onroll.register.cases import child_of
from onroll.register.held import child_acts
from onroll.register.models import CaseAct

SOMEBODY, NOBODY = "somebody", "nobody"
ANSWERED_SINCE = "somebody else has answered since you looked: look again, then answer"
ALONE = (
    "this was answered before and holds: first record what the Children's Resource Service advised and who gave it, "
    "or ask a manager to answer with a reason"
)
YES_NO = ("yes", "no")


@dataclass(frozen=True, slots=True)
class Said:
    """What an officer answered. What is left out is not known.

    told: "may" or "must_not" by recipient key. forbidden: whether anybody must not be told: somebody, nobody or blank.
    safe: yes or no by address, number or e-mail. where: who may be told where the child is. concerns: yes or no.
    """

    told: Mapping[str, str] = field(default_factory=dict)
    forbidden: str = ""
    safe: Mapping[str, str] = field(default_factory=dict)
    where: frozenset[str] = frozenset()
    concerns: Mapping[str, str] = field(default_factory=dict)
    text: str = ""
    names: Mapping[str, str] = field(default_factory=dict)
    """Each person's name as it was written, by recipient key."""


def answer_safe_contact(child: str, said: Said, by: Doer, *, seen: int) -> CaseAct:
    """Keep the answers; they replace the ones before. `seen`: the number of the answers looked at, 0 for none.

    Raises NotDone for answers that contradict one another, Changed, NotFound.
    """
    _check(said)
    data = {
        "told": dict(said.told), "must_not_answered": said.forbidden in (SOMEBODY, NOBODY),
        "safe": {plain(place): safe for place, safe in said.safe.items()}, "where": sorted(said.where),
        "concerns": dict(said.concerns), "names": dict(said.names), "places": list(said.safe),
        **({"text": said.text.strip()} if said.text.strip() else {}),
    }  # fmt: skip
    with transaction.atomic():
        number = _of_child(child, by, seen)
        _not_alone(answers_of(child_acts(number))[1], said, by)
        return write_of_child(number, ANSWERED, by, about=child, data=data)


def record_advice(
    child: str, given_by: str, agrees_to: frozenset[str], by: Doer, *, seen: int, text: str
) -> CaseAct:
    """Keep what the Children's Resource Service advised on the answers as they stand: who, and whom it agreed to."""
    who = " ".join(given_by.split())
    if not who:
        raise NotDone("say who at the Children's Resource Service gave the advice")
    with transaction.atomic():
        number = _of_child(child, by, seen)
        last, answers = answers_of(child_acts(number))
        if answers is None or answers.anew:
            raise NotDone("answer the questions first: the advice is on the answers")
        if unknown := agrees_to - set(answers.told):
            raise NotDone(f"the answers name nobody such as {', '.join(sorted(unknown))}")
        data = {"of": last, "given_by": who[:150], "agrees_to": sorted(agrees_to), "text": reason(text)}
        return write_of_child(number, ADVISED, by, about=child, data=data)


def _of_child(child: str, by: Doer, seen: int) -> int:
    """The child's number, if its answers are still those looked at; nobody else answers until this is done."""
    lock("safe contact")
    about = child_of(child, by.actor)
    if answers_of(child_acts(about.pk))[0] != seen:
        raise Changed(ANSWERED_SINCE)
    return int(about.pk)


def _not_alone(before: SafeContact | None, said: Said, by: Doer) -> None:
    """Raises NotDone where one officer alone would take back what holds: a concern, or, while one stands, who must
    not be told or where is not safe. It needs the service's advice on those answers, or a manager with a reason."""
    lifted = _lifted(before, said) if before is not None else []
    if not lifted or (before is not None and before.advice is not None):
        return
    if by.actor.role not in ("manager", "system"):
        raise NotDone(f"{ALONE}: {', '.join(lifted)}")
    if not said.text.strip():
        raise NotDone(f"say why this no longer holds: {', '.join(lifted)}")


def _lifted(before: SafeContact, said: Said) -> list[str]:
    """What stood for a concern and would stand no longer, in words."""
    there = [code for code in CONCERNS if before.concern(code) is Truth.YES]
    if not there:
        return []
    safe = {plain(place): answer for place, answer in said.safe.items()}
    return [
        *(CONCERNS[code] for code in there if said.concerns.get(code) != "yes"),
        *(f"{key.partition(':')[2] or key} must not be told"
          for key, told in before.told.items() if told == MUST_NOT and said.told.get(key) != MUST_NOT),
        *(f"{place} is not safe"
          for place, answer in before.safe.items() if answer is Truth.NO and safe.get(place) != "no"),
    ]  # fmt: skip


def _check(said: Said) -> None:
    may = {key for key, told in said.told.items() if told == MAY}
    must_not = {key for key, told in said.told.items() if told == MUST_NOT}
    kinds = {one.value for one in Who}
    if any(key.partition(":")[0] not in kinds for key in said.told) or len(may | must_not) < len(said.told):
        raise NotDone("each person or body may be told, or must not be told, or is left out")
    if said.forbidden == SOMEBODY and not must_not:
        raise NotDone("somebody must not be told: mark who")
    if said.forbidden != SOMEBODY and must_not:
        raise NotDone("somebody is marked who must not be told: answer that there is somebody")
    if said.forbidden not in ("", SOMEBODY, NOBODY):
        raise NotDone("whether anybody must not be told is somebody, nobody, or left blank")
    _one_person(may, must_not)
    if set(said.concerns) - set(CONCERNS) or not {*said.concerns.values(), *said.safe.values()} <= set(
        YES_NO
    ):
        raise NotDone("a concern or an address is answered with yes or no, or left out")
    if said.where - may:
        raise NotDone("only somebody who may be told can be told where the child is")


def _one_person(may: set[str], must_not: set[str]) -> None:
    for one in sorted(may):
        for other in sorted(must_not):
            name, forbidden = one.partition(":")[2], other.partition(":")[2]
            if name and forbidden and may_be_one(name, forbidden):
                raise NotDone(f"{name} may be told and {forbidden} must not: they may be one person")
