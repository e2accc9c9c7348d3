"""Ask whoever now should know the child to confirm it, and write down what they answer: the answer becomes news."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date, timedelta

from django.db import transaction

from onroll.casework.act import Doer, NotDone, act
from onroll.casework.do_step import ANSWERED, SENT
from onroll.facts.case import STEP, CaseFile
from onroll.policy.removal_from_roll import confirmation as asked
from onroll.policy.removal_from_roll.known import answers_of
from onroll.register.listed_schools import may_be_a_school
from onroll.register.models import CaseAct
from onroll.register.said_of import Said, key_of_act, say

LINK_DAYS = 28
"""How long a link can be answered. A local choice, unconfirmed."""
LA_CODE, LAESTAB = 3, 7


@dataclass(frozen=True, slots=True)
class Destination:
    """Who is asked. `number`: a school's LAESTAB (7 digits) or an authority's code (3); none for a paper."""

    kind: str
    name: str
    number: str = ""
    email: str = ""


@dataclass(frozen=True, slots=True)
class Reply:
    """What they answered. `since`: the first day on roll, or the day the move was made."""

    answer: str
    since: date | None = None
    refers_to: str = ""
    who: str = ""
    how: str = "by hand"


def ask(file: CaseFile, to: Destination, by: Doer, *, seen: int | None = None) -> CaseAct:
    """Write down that they are asked; the link is made of this act. Raises NotDone, Changed."""
    _check(to)
    if to.kind not in asked.BY_LINK:
        raise NotDone("a paper is not asked for by a link: ask the parent, and keep what comes")
    if "@" not in to.email:
        raise NotDone("give the e-mail address that the link goes to")
    if to.kind == asked.SCHOOL and (to.number == file.school or not may_be_a_school(to.number)):
        raise NotDone(
            "name the school that has taken the child: one that is listed, and not the one that asks"
        )
    if not any(file.facts.get(name) for name in ("dob", "surname", "upn")):
        raise NotDone(
            "no birthday, surname or pupil number is held, so a link cannot tell who is meant: ring them"
        )
    _open(file)
    until = by.on + timedelta(days=LINK_DAYS)
    data = {"outcome": SENT, "kind": to.kind, "to_name": to.name, "number": to.number, "to_email": to.email,
            "until": until.isoformat()}  # fmt: skip
    return act(file.ref, STEP, by, step=asked.STEP_CODE, data=data, seen=seen)


def answer(
    file: CaseFile, to: Destination, reply: Reply, by: Doer, *, asked_by: int = 0, seen: int | None = None
) -> CaseAct:
    """Write down the answer and, in the same transaction, tell the register. asked_by: the act it answers, if any."""
    _check(to)
    _open(file)
    if reply.answer not in asked.ANSWERS[to.kind]:
        raise NotDone(f"choose one of: {', '.join(asked.ANSWERS[to.kind].values())}")
    if reply.since is not None and reply.since > by.on:
        raise NotDone("the day is still to come: ask again once the child has started")
    if reply.answer == asked.ON_ROLL and to.kind == asked.SCHOOL and reply.since is None:
        raise NotDone("give the first day on the roll")
    told = {key: value for key, value in asdict(reply).items() if value and key != "since"}
    data = {"outcome": ANSWERED, "kind": to.kind, "to_name": to.name, "number": to.number, **told,
            "since": reply.since.isoformat() if reply.since else None, "asked": asked_by or None}  # fmt: skip
    with transaction.atomic():
        done = act(file.ref, STEP, by, step=asked.STEP_CODE, data=data, seen=seen)
        if (said := news(file, to, reply, by.on)) is not None:
            say(file.child, said, key=key_of_act(file.ref, done.pk), actor=by.actor, now=by.now)
    return done


def news(file: CaseFile, to: Destination, reply: Reply, on: date) -> Said | None:
    """What the answer tells the register, as the source that such news belongs to; nothing when it shows nothing."""
    known = reply.answer
    if known == asked.REFERRED or (known == asked.NOT_SEEN):
        return None
    if to.kind == asked.SCHOOL:
        code = "on_roll" if known == asked.ON_ROLL else "never_here"
        return Said("roll_check", "roll_check", code, true_from=reply.since, said_on=on, school=to.number)
    if to.kind == asked.AUTHORITY:
        code = {asked.ON_ROLL: "enrolled", asked.KNOWN: "known"}.get(known, "not_known")
        return Said("other_authority", "other_authority", code, true_from=on, said_on=on, place=to.number)
    if to.kind == asked.PARENT:
        return Said(
            "home_education", "home_education", "pending", true_from=_stated_day(file) or on, said_on=on
        )
    return Said(
        "closures", "closure", "abroad_confirmed", true_from=reply.since or on, detail="evidence of the move"
    )


def _stated_day(file: CaseFile) -> date | None:
    """The day after which, by the parent's notice, the child is taught at home."""
    said = answers_of(file).get("stated-day")
    return date.fromisoformat(said) if said else None


def _check(to: Destination) -> None:
    if to.kind not in asked.KINDS:
        raise NotDone(f"choose what is confirmed: {', '.join(asked.KINDS)}")
    if to.kind in asked.BY_LINK and not to.name.strip():
        raise NotDone("give the name of whoever is asked")
    digits = {asked.SCHOOL: LAESTAB, asked.AUTHORITY: LA_CODE}.get(to.kind)
    if digits and not (len(to.number) == digits and to.number.isdecimal()):
        raise NotDone(
            f"give the {'school’s' if digits == LAESTAB else 'authority’s'} number: {digits} digits"
        )


def _open(file: CaseFile) -> None:
    if file.closed_on is not None:
        raise NotDone("this case is closed: open it again first")
