"""Draft a letter on a case, and edit its words. Nothing leaves by this."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from django.db import transaction
from django.db.models import F

from onroll.casework.act import Changed, Doer, NotDone, write
from onroll.facts.case import CaseFile
from onroll.policy.who_may_know.sending import PEOPLE, Kind, Recipient, Sending, Tells, Who
from onroll.register.cases import one_case
from onroll.register.models import Case, Letter
from onroll.register.models.letter import DRAFTED
from onroll.register.refs import new_ref

DRAFT, EDIT = "letter_drafted", "letter_edited"
LONGEST = 20_000
SOMEBODY_ELSE = "somebody else has changed this letter since you looked: look again, then decide"


@dataclass(frozen=True, slots=True)
class Draft:
    """A letter as it is drafted: which, in which edition and language, to whom and where, from which facts."""

    code: str
    edition: str
    title: str
    language: str
    sending: Sending
    facts_on: date
    facts: Mapping[str, str]
    text: str
    step: str = field(default="")


def draft_letter(file: CaseFile, new: Draft, by: Doer) -> Letter:
    """Keep a draft. Raises NotFound, NotDone for one without words."""
    text = words(new.text)
    with transaction.atomic():
        case = one_case(file.ref, by.actor)
        letter = Letter.objects.create(
            child_id=case.child_id, case=case, code=new.code, edition=new.edition, language=new.language,
            kind=new.sending.kind.value, to_kind=new.sending.to.who.value, to_name=new.sending.to.name[:200],
            address=new.sending.address[:600], tells=" ".join(sorted(one.value for one in new.sending.tells)),
            reason=new.sending.reason[:400], facts_on=new.facts_on, facts=dict(new.facts), drafted=text, text=text,
            drafted_by=by.actor.name, drafted_at=by.now, effect_key=new_ref("L"),
        )  # fmt: skip
        write(case, DRAFT, by, step=new.step, data={"letter": letter.pk, "title": new.title})
    return letter


def edit_letter(
    file: CaseFile, number: int, text: str, by: Doer, *, seen: int, reason: str = "", address: str | None = None
) -> Letter:
    """Put other words in place of a draft's; the draft as it was first made is kept beside. Raises Changed, NotDone.

    `address`: where it goes, for a school or a service; a family's is chosen when it is drafted.
    """
    with transaction.atomic():
        case, letter = one_letter(file, number, by)
        office = address is not None and Who(letter.to_kind) not in PEOPLE
        goes = {"address": " ".join(str(address).split())[:600]} if office else {}
        elsewhere = goes.get("address", letter.address) != letter.address
        if elsewhere and "/confirm/" in letter.facts.get("link", ""):
            raise NotDone("the link was made for this address alone: cancel the letter, and ask again")
        take(letter, seen, from_state=DRAFTED, text=words(text), reason=reason.strip()[:400], problem="", **goes)
        write(case, EDIT, by, data={"letter": number})
    return letter


def one_letter(file: CaseFile, number: int, by: Doer) -> tuple[Case, Letter]:
    """A letter of this case, and the case. Raises NotFound, NotDone."""
    case = one_case(file.ref, by.actor)
    found = Letter.objects.filter(case=case, pk=number).first()
    if found is None:
        raise NotDone("there is no such letter on this case")
    return case, found


def take(letter: Letter, seen: int, *, from_state: str, **changes: object) -> None:
    """Change a letter that is still as it was looked at and still in this state. Raises Changed."""
    mine = Letter.objects.filter(pk=letter.pk, version=seen, state=from_state)
    if not mine.update(version=F("version") + 1, **changes):
        raise Changed(SOMEBODY_ELSE)
    letter.refresh_from_db()


def words(text: str) -> str:
    """A letter's text as it is kept: a subject, and something to say. Raises NotDone."""
    said = text.replace("\r\n", "\n").strip()
    subject, _, body = said.partition("\n")
    if not subject.removeprefix("Subject:").strip() or not body.strip():
        raise NotDone('the first line is "Subject: …", and the letter follows it')
    if len(said) > LONGEST:
        raise NotDone(f"a letter has at most {LONGEST:,} characters")
    return said


def sending_of(letter: Letter, also: frozenset[Tells] = frozenset()) -> Sending:
    """What would leave with this letter. `also`: what its words tell besides."""
    tells = frozenset(Tells(one) for one in letter.tells.split())
    to = Recipient(Who(letter.to_kind), letter.to_name)
    return Sending(Kind(letter.kind), to, letter.address, tells | also, letter.reason)
