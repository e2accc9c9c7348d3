"""The letter that carries the link: drafted on the case, so that the safe-contact gate stands before it."""

from __future__ import annotations

from django.db import transaction
from django.http import HttpRequest
from django.urls import reverse

from onroll.casework.act import NotDone
from onroll.casework.confirm_destination import Destination, ask
from onroll.casework.confirmation_link import token_of
from onroll.casework.draft_letter import Draft, draft_letter
from onroll.facts.case import CaseFile, as_day
from onroll.letters.catalogue import letter
from onroll.letters.facts import CaseFacts
from onroll.letters.languages import ENGLISH
from onroll.letters.wording import CannotWrite, draft
from onroll.policy.removal_from_roll.confirmation import AUTHORITY, STEP_CODE
from onroll.policy.who_may_know.sending import Kind, Recipient, Sending, Who
from onroll.web.pages.cases import seen
from onroll.web.today import real_today

CODES = {AUTHORITY: "confirm-destination-authority"}
TO = {AUTHORITY: Who.AUTHORITY}


def ask_by_letter(request: HttpRequest, file: CaseFile, to: Destination) -> None:
    """Write down that they are asked and draft the letter, both or neither. Raises NotDone, NotAllowed, Changed."""
    by, on = seen.doer(request), real_today()
    code = CODES.get(to.kind, "confirm-destination")
    this = letter(code, on)
    with transaction.atomic():
        done = ask(file, to, by, seen=seen.version(request), why=seen.words(request.POST, "why")[:400])
        link = request.build_absolute_uri(reverse("confirm", args=[token_of(done, file.ref)]))
        facts = CaseFacts(on, {
            "child": initials(file), "year_group": str(file.facts.get("year_group") or "not known"), "link": link,
            "deadline_on": as_day(done.data["until"]) or on, "authority": to.name, "new_school": to.name,
        })  # fmt: skip
        try:
            text = draft(this, ENGLISH, facts)
        except CannotWrite as wrong:
            raise NotDone(str(wrong)) from wrong
        sending = Sending(Kind.ENQUIRY, Recipient(TO.get(to.kind, Who.RECEIVING_SCHOOL), to.name), to.email)
        kept = {name: str(value) for name, value in facts.values.items()}
        draft_letter(
            file, Draft(code, this.edition, this.title, ENGLISH, sending, on, kept, text, STEP_CODE), by
        )


def initials(file: CaseFile) -> str:
    """A child by initials: an e-mail may go astray."""
    named = (str(file.facts.get(name) or "") for name in ("forename", "surname"))
    return "".join(f"{one[:1].upper()}." for one in named if one) or "a child"
