"""Ask whoever now should know the child to confirm it, and write down what they answer: the answer becomes news."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date, timedelta

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction

from onroll.casework.act import Doer, NotAllowed, NotDone, act, reason
from onroll.casework.do_step import ANSWERED, SENT
from onroll.casework.keep_document import KEPT
from onroll.facts.case import STEP, CaseFile
from onroll.policy.removal_from_roll import confirmation as asked
from onroll.policy.removal_from_roll.known import REQUEST, answers_of
from onroll.register.listed_schools import may_be_a_school, may_be_an_authority
from onroll.register.models import CaseAct, User
from onroll.register.said_of import Said, key_of_act, say

LINK_DAYS = 28
"""How long a link can be answered. A local choice, unconfirmed."""
LA_CODE, LAESTAB = 3, 7


@dataclass(frozen=True, slots=True)
class Destination:
    """Who is asked. `number`: a school's LAESTAB (7 digits) or an authority's code (3); none for a paper.

    `address_from`: how the council came by the e-mail address, a code of `ADDRESS_FROM`.
    """

    kind: str
    name: str
    number: str = ""
    email: str = ""
    address_from: str = ""


@dataclass(frozen=True, slots=True)
class Reply:
    """What they answered. `since`: the first day on roll, or the day of the move. `paper`: the one seen, by number."""

    answer: str
    since: date | None = None
    refers_to: str = ""
    who: str = ""
    how: str = "by hand"
    paper: int = 0


def ask(file: CaseFile, to: Destination, by: Doer, *, seen: int | None = None, why: str = "") -> CaseAct:
    """Write down that they are asked; the link is made of this act. Raises NotDone, NotAllowed, Changed.

    why: a manager's reason to use an address that the school which asks gave, or one of its own.
    """
    if to.kind in asked.KINDS and to.kind not in asked.BY_LINK:
        raise NotDone("a paper is not asked for by a link: ask the parent, and keep what comes")
    _check(file, to)
    if not any(file.facts.get(name) for name in ("dob", "surname", "upn")):
        raise NotDone(
            "no birthday, surname or pupil number is held, so a link cannot tell who is meant: ring them"
        )
    why = _address(file, to, by, why)
    _open(file)
    until = by.on + timedelta(days=LINK_DAYS)
    data = {"outcome": SENT, "kind": to.kind, "to_name": to.name, "number": to.number, "to_email": to.email,
            "address_from": to.address_from, "until": until.isoformat()}  # fmt: skip
    return act(file.ref, STEP, by, step=asked.STEP_CODE, data=data, seen=seen, why=why)


def _address(file: CaseFile, to: Destination, by: Doer, why: str) -> str:
    """The reason that is kept beside the address, if it takes one. Raises NotDone, NotAllowed."""
    try:
        validate_email(to.email)
    except ValidationError:
        raise NotDone("give the e-mail address that the link goes to") from None
    if to.address_from not in asked.ADDRESS_FROM:
        raise NotDone(
            "say where the address came from: check it against their own website or the list of schools"
        )
    if not is_the_asking_schools(file, to.email):
        return ""
    if by.actor.role != "manager":
        raise NotAllowed(
            "the school that asks gave this address, or has it itself: find their own; only a manager may use it, and"
            " says why"
        )
    return reason(why)


def is_the_asking_schools(file: CaseFile, email: str) -> bool:
    """Did the school that asks give this address, or do its own people have theirs at the same place?"""
    given = {
        str(act.data.get("destination-email") or "").strip().casefold() for act in file.of(STEP, REQUEST)
    }
    users = (
        User.objects.filter(role="school", schools__contains=file.school)
        if file.school
        else User.objects.none()
    )
    own = {_domain(one) for one in users.values_list("email", flat=True) if one}
    return email.casefold() in given or _domain(email) in own


def _domain(email: str) -> str:
    return email.rpartition("@")[2].strip().casefold()


def answer(
    file: CaseFile, to: Destination, reply: Reply, by: Doer, *, asked_by: int = 0, seen: int | None = None
) -> CaseAct:
    """Write down the answer and, in the same transaction, tell the register. asked_by: the act it answers, if any."""
    _check(file, to)
    _open(file)
    if reply.answer not in asked.ANSWERS[to.kind]:
        raise NotDone(f"choose one of: {', '.join(asked.ANSWERS[to.kind].values())}")
    if reply.since is not None and reply.since > by.on:
        raise NotDone("the day is still to come: ask again once the child has started")
    if reply.answer == asked.ON_ROLL and to.kind == asked.SCHOOL and reply.since is None:
        raise NotDone("give the first day on the roll")
    if reply.answer == asked.SEEN and reply.paper not in papers(file):
        raise NotDone("choose the paper that was seen: it is kept with the case first, among its documents")
    told = {key: value for key, value in asdict(reply).items() if value and key != "since"}
    data = {"outcome": ANSWERED, "kind": to.kind, "to_name": to.name, "number": to.number, **told,
            "since": reply.since.isoformat() if reply.since else None, "asked": asked_by or None}  # fmt: skip
    with transaction.atomic():
        done = act(file.ref, STEP, by, step=asked.STEP_CODE, data=data, seen=seen)
        if (said := news(file, to, reply, by.on)) is not None:
            say(file.child, said, key=key_of_act(file.ref, done.pk), actor=by.actor, now=by.now)
    return done


def papers(file: CaseFile) -> dict[int, str]:
    """The papers kept with the case since the school asked: the title of each by its number."""
    back = file.last("request_withdrawn")
    requests = [one for one in file.of(STEP, REQUEST) if back is None or one.number > back.number]
    since = requests[0].number if requests else 0
    return {act.data["document"]: str(act.data["title"]) for act in file.of(KEPT) if act.number > since}


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


def _check(file: CaseFile, to: Destination) -> None:
    """Raises NotDone unless it is somebody who can confirm it: a school or an authority there is, and not our own."""
    if to.kind not in asked.KINDS:
        raise NotDone(f"choose what is confirmed: {', '.join(asked.KINDS)}")
    if to.kind in asked.BY_LINK and not to.name.strip():
        raise NotDone("give the name of whoever is asked")
    digits = {asked.SCHOOL: LAESTAB, asked.AUTHORITY: LA_CODE}.get(to.kind)
    if digits and not (len(to.number) == digits and to.number.isascii() and to.number.isdecimal()):
        raise NotDone(
            f"give the {'school’s' if digits == LAESTAB else 'authority’s'} number: {digits} digits"
        )
    if to.kind == asked.SCHOOL and (to.number == file.school or not may_be_a_school(to.number)):
        raise NotDone(
            "name the school that has taken the child: one that is listed, and not the one that asks"
        )
    if to.kind == asked.AUTHORITY and not may_be_an_authority(to.number):
        raise NotDone(
            "name the authority that knows the child: another than our own, and one that is in the list of schools"
        )


def _open(file: CaseFile) -> None:
    if file.closed_on is not None:
        raise NotDone("this case is closed: open it again first")
