"""Send a letter by e-mail, once; or print it. Either passes the gate again at that moment, and is filed on the case."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256

from django.db import transaction

from onroll.casework.act import Doer, NotDone, write
from onroll.casework.draft_letter import one_letter, take
from onroll.casework.keep_document import lay_down, place_of
from onroll.casework.pass_gate import insist, ruling_on
from onroll.facts.case import CaseFile
from onroll.register import trail
from onroll.register.bulk import lock
from onroll.register.models import Case, Document, Letter
from onroll.register.models.letter import DRAFTED, PRINTED, SENDING, SENT

LETTER = "letter"
Post = Callable[[Letter], str]
"""Hands the letter to the post and returns the post's own reference. Raises NotTaken when it has surely not gone."""


class NotTaken(Exception):
    """The post has not taken the letter; it may be tried again."""


@dataclass(frozen=True, slots=True)
class Filed:
    """The letter as it leaves: its bytes, what they are, its title and the name of its file."""

    content: bytes
    content_type: str
    title: str
    file_name: str


def send_letter(file: CaseFile, number: int, filed: Filed, by: Doer, *, seen: int, post: Post) -> Letter:
    """Send one e-mail. Raises NotDone when the gate or the post does not let it go, Changed.

    It is marked as being sent before the post is asked, and only then: whatever happens in between, nobody sends it a
    second time by accident. A letter left so says that it is not known whether it went.
    """
    with transaction.atomic():
        lock("safe contact")
        case, letter = one_letter(file, number, by)
        insist(ruling_on(file, letter, by))
        take(letter, seen, from_state=DRAFTED, state=SENDING, problem="")
        trail.record(
            by.actor, "letter_sending", about=case.ref, detail={"letter": number, "key": letter.effect_key}
        )
    try:
        given = post(letter)
    except NotTaken as refused:
        _come_back(file, letter, str(refused), by)
        raise NotDone(f"the letter was not sent: {refused}") from refused
    return _end(file, letter, SENT, filed, by, post_ref=given[:100])


def print_letter(file: CaseFile, number: int, filed: Filed, by: Doer, *, seen: int) -> Letter:
    """File a letter as it is printed, for the post or by hand. Raises NotDone when the gate holds it, Changed."""
    with transaction.atomic():
        lock("safe contact")
        case, letter = one_letter(file, number, by)
        insist(ruling_on(file, letter, by))
        if letter.version != seen:
            take(letter, seen, from_state=DRAFTED)
        return _end(file, letter, PRINTED, filed, by)


def _come_back(file: CaseFile, letter: Letter, why: str, by: Doer) -> None:
    with transaction.atomic():
        take(letter, letter.version, from_state=SENDING, state=DRAFTED, problem=why[:400])
        trail.record(by.actor, "letter_not_sent", about=file.ref, detail={"letter": letter.pk})


def _end(file: CaseFile, letter: Letter, state: str, filed: Filed, by: Doer, *, post_ref: str = "") -> Letter:
    """The letter has left: its bytes are filed on the case under their fingerprint."""
    digest = sha256(filed.content).hexdigest()
    lay_down(place_of(digest), filed.content)
    with transaction.atomic():
        case = Case.objects.get(ref=file.ref)
        document = _document(case, digest, filed, by)
        before = SENDING if state == SENT else DRAFTED
        take(letter, letter.version, from_state=before, state=state, document=document, sha256=digest,
             post_ref=post_ref, ended_by=by.actor.name, ended_at=by.now)  # fmt: skip
        said = {"letter": letter.pk, "title": filed.title, "outcome": state, "document": document.pk}
        write(case, LETTER, by, data=said)
    return letter


def _document(case: Case, digest: str, filed: Filed, by: Doer) -> Document:
    return Document.objects.create(
        child_id=case.child_id, case=case, title=filed.title[:200], file_name=filed.file_name[-255:],
        content_type=filed.content_type, size=len(filed.content), sha256=digest, kept_at=by.now, kept_by=by.actor.name,
    )  # fmt: skip
