"""Challenge every removal that nobody asked about: a case for each, and the letter to the school drafted at once.

The draft waits on the case for its owner, who reads it and lets it go through the safe-contact gate like any other.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction

from onroll.casework.act import Doer
from onroll.casework.draft_letter import Draft, draft_letter
from onroll.casework.open_case import Due, open_due
from onroll.facts.case import CaseFile
from onroll.letters.catalogue import letter as letter_of
from onroll.letters.facts import CaseFacts
from onroll.letters.languages import ENGLISH
from onroll.letters.wording import draft
from onroll.policy.deadlines.clock import due_on
from onroll.policy.deadlines.local import PARTNER_REPLY
from onroll.policy.removal_from_roll.removal import CODE, QUERY
from onroll.policy.who_may_know.sending import Recipient, Sending
from onroll.register.cases import cases_seen_by
from onroll.register.models import Letter, School
from onroll.register.scope import SYSTEM
from onroll.reports.cases.files import case_files, clocks
from onroll.reports.removals.found import Found, found

ROWS = ("37",)
QUERY_LETTER = "removal-query"
NOT_KNOWN = "a day we do not know"


def challenge_removals(on: date, now: datetime) -> int:
    """Open the cases, each with its draft; returns how many. Running it again opens none and drafts none."""
    due, by = found(SYSTEM, on), Doer(SYSTEM, now, on)
    if not due:
        return 0
    with transaction.atomic():
        opened = open_due(
            [Due(one.child, CODE, one.why, school=one.school, last_school=one.school) for one in due], by
        )
        draft_queries(due, by)
    return opened


def draft_queries(due: Sequence[Found], by: Doer) -> None:
    """Draft the letter for each of these whose case is open and has had none: once for a case."""
    wanted = {(one.child, one.school): one for one in due}
    cases = cases_seen_by(by.actor).filter(
        way_out=CODE, closed_at=None, child__ref__in={child for child, _ in wanted}
    )
    there = Letter.objects.filter(code=QUERY_LETTER).values("case")
    files = [
        file for file in case_files(cases.exclude(pk__in=there), by.on) if (file.child, file.school) in wanted
    ]
    names = school_names({file.school for file in files})
    runs = clocks(files)
    for file in files:
        reply_by = due_on(PARTNER_REPLY, by.on, runs.calendar(file))
        name = names.get(file.school, file.school)
        draft_letter(file, query(file, wanted[file.child, file.school], name, reply_by, by.on), by)


def query(file: CaseFile, one: Found, school: str, reply_by: date, on: date) -> Draft:
    """The letter to the head about one removal."""
    letter = letter_of(QUERY_LETTER, on)
    facts = CaseFacts(on, {
        "child": str(file.facts.get("name") or "a pupil whose name we do not know"),
        "left_on": one.left_on or NOT_KNOWN,
        "missing": "\n".join(f"- {asked}" for asked in one.asks), "deadline_on": reply_by,
    })  # fmt: skip
    said = {
        name: value.isoformat() if isinstance(value, date) else value for name, value in facts.values.items()
    }
    sending = Sending(letter.kind, Recipient(letter.to, school), "", letter.tells)
    text = draft(letter, ENGLISH, facts)
    return Draft(letter.code, letter.edition, letter.title, ENGLISH, sending, on, said, text, step=QUERY)


def school_names(schools: set[str]) -> dict[str, str]:
    """The schools' names as the latest list has them."""
    rows = School.objects.filter(laestab__in=schools, delivery__state="read").order_by("delivery__learned_at")
    return {str(laestab): name for laestab, name in rows.values_list("laestab", "name") if name}
