"""The link by which a school or an authority answers: signed, for one question, once, for a while, a few tries.

An officer who asks again, whomever, makes a new link that starts anew: the earlier ones of the case are dead.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from django.core import signing

from onroll.casework.act import Doer, act
from onroll.casework.confirm_destination import LINK_DAYS, Destination, Reply, answer
from onroll.casework.do_step import SENT
from onroll.facts.case import STEP, Act, CaseFile, as_day
from onroll.facts.identifiers import clean_upn
from onroll.policy.removal_from_roll import confirmation as asked
from onroll.policy.who_may_know.sending import plain
from onroll.register.models import CaseAct, Letter
from onroll.register.models.letter import PRINTED, SENDING
from onroll.register.models.letter import SENT as GONE
from onroll.register.scope import Actor

SALT = "onroll.confirm-destination"
MISMATCH = "confirmation_mismatch"
TRIES = 5
"""Wrong answers to who the child is before a link closes. A local choice, unconfirmed."""


class LinkGone(Exception):
    """The link cannot be used: not ours, too old, answered already, or tried too often."""


@dataclass(frozen=True, slots=True)
class Asked:
    """The question that a link carries, and who may answer it."""

    act: Act
    to: Destination

    @property
    def actor(self) -> Actor:
        """Whoever answers, as the trail names them: by the link they were sent, which is all that is known."""
        return Actor(f"by link: {self.to.name}"[:150], "system")


def token_of(done: CaseAct, ref: str) -> str:
    """The link's token. It holds the case and the act, and nothing about the child."""
    return signing.dumps([ref, done.pk], salt=SALT)


def read(token: str) -> tuple[str, int]:
    """The case and the act that a token names. Raises LinkGone for one that is not ours or is too old."""
    try:
        ref, number = signing.loads(token, salt=SALT, max_age=timedelta(days=LINK_DAYS + 1))
    except (signing.BadSignature, ValueError, TypeError) as wrong:
        raise LinkGone from wrong
    return str(ref), int(number)


def standing(file: CaseFile, number: int, on: date) -> Asked:
    """The question, while it can still be answered. Raises LinkGone.

    Where a child is is one question, of a school or of an authority: asked again, or once somebody has shown it, the
    earlier links about it are dead.
    """
    found = next((one for one in file.of(STEP, asked.STEP_CODE) if one.number == number), None)
    if found is None or file.closed_on is not None:
        raise LinkGone
    until = as_day(found.data.get("until"))
    later = [one for one in file.of(STEP, asked.STEP_CODE) if one.number > number]
    used = any(one.data.get("asked") == number for one in later)
    replaced = any(one.outcome == SENT or one.data.get("answer") in asked.SHOWS_LOCATED for one in later)
    tried = sum(one.data.get("asked") == number for one in file.of(MISMATCH))
    if used or replaced or tried >= TRIES or until is None or on > until:
        raise LinkGone
    names = ("kind", "to_name", "number", "to_email")
    return Asked(found, Destination(*(str(found.data.get(name) or "") for name in names)))


def has_left(ref: str, token: str) -> bool:
    """Has the letter that carries this link left? A draft's, and a cancelled letter's, opens nothing."""
    letters = Letter.objects.filter(case__ref=ref, state__in=(SENDING, GONE, PRINTED))
    return letters.filter(facts__link__endswith=f"/{token}").exists()


@dataclass(frozen=True, slots=True)
class Known:
    """What the register holds that somebody who has the child would know: only that can be asked. Blank is not held."""

    born: date | None
    surname: str
    upn: str

    def __bool__(self) -> bool:
        return self.born is not None or bool(self.surname or self.upn)


def known_of(file: CaseFile) -> Known:
    """What whoever answers can be asked about this child."""
    dob = file.facts.get("dob")
    surname, upn = (str(file.facts.get(name) or "") for name in ("surname", "upn"))
    return Known(dob if isinstance(dob, date) else None, surname if plain(surname) else "", upn)


def is_the_child(known: Known, born: date | None, surname: str, upn: str = "") -> bool:
    """Does what was typed fit the child: the pupil number alone, or all that is held of date of birth and surname?"""
    if known.upn and upn.strip():
        return clean_upn(upn) == known.upn
    fits = (known.born is None or born == known.born) and (
        not known.surname or plain(surname) == plain(known.surname)
    )
    return fits and (known.born is not None or bool(known.surname))


def mismatch(file: CaseFile, one: Asked, by: Doer) -> None:
    """Write down that what was typed does not fit the child."""
    act(file.ref, MISMATCH, by, step=asked.STEP_CODE, data={"asked": one.act.number})


def answer_by_link(file: CaseFile, one: Asked, reply: Reply, by: Doer) -> CaseAct:
    """Take the answer. Of two at once the second is refused: it looked at an older case. Raises Changed."""
    return answer(file, one.to, reply, by, asked_by=one.act.number, seen=file.version)
