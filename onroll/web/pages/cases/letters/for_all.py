"""One letter drafted for many cases at once: to whom may be told, where it is safe, or not at all."""

from __future__ import annotations

from datetime import date

from onroll.casework.act import Changed, Doer, NotAllowed, NotDone
from onroll.casework.draft_letter import Draft, draft_letter
from onroll.facts.answers import Truth
from onroll.facts.case import CaseFile
from onroll.letters.facts import CaseFacts
from onroll.letters.shape import Letter
from onroll.letters.wording import CannotWrite, draft
from onroll.policy.who_may_know.from_acts import answers_of
from onroll.policy.who_may_know.sending import PEOPLE, Recipient, Sending
from onroll.register.contact import reach
from onroll.register.held import held
from onroll.register.models import Case
from onroll.register.models import Letter as LetterRow
from onroll.register.models.letter import DRAFTED
from onroll.web.pages.cases import form
from onroll.web.pages.letters.new.page import answered, known_facts, languages, must_be_able_to_go, places


def draft_for_all(
    letter: Letter, chosen: list[tuple[Case, CaseFile]], answer_by: date | None, by: Doer
) -> tuple[list[str], dict[str, str]]:
    """Draft for each that can have it; the references of those drafted, and why the others were not. None is sent.

    Asked twice, nothing is drafted twice: a draft of this letter that is there already is left as it is.
    """
    drafted, why_not = [], {}
    there = set(drafts_of(letter, [case for case, _ in chosen]).values())
    for case, file in chosen:
        if case.ref in there:
            continue
        try:
            draft_letter(file, ready_draft(letter, case, file, answer_by, by.on), by)
            drafted.append(case.ref)
        except (NotDone, NotAllowed, Changed, CannotWrite) as refused:
            why_not[case.ref] = form.sentence(refused)
    return drafted, why_not


def drafts_of(letter: Letter, cases: list[Case]) -> dict[int, str]:
    """The drafts of a letter that wait on these cases: the case's reference by the letter's number."""
    there = LetterRow.objects.filter(case__in=cases, code=letter.code, state=DRAFTED)
    return dict(there.order_by("case__ref", "pk").values_list("pk", "case__ref"))


def ready_draft(letter: Letter, case: Case, file: CaseFile, answer_by: date | None, on: date) -> Draft:
    """The draft that needs no more answers. Raises NotDone, CannotWrite saying what is not known."""
    known = known_facts(letter, file) | ({"deadline_on": answer_by} if answer_by else {})
    if lacking := [name for name in letter.needs if name not in known]:
        raise NotDone(f"not known: {', '.join(one.replace('_', ' ') for one in lacking)}")
    name, address = safe_recipient(letter, case)
    (language,) = (one["value"] for one in languages(letter, file, "") if one["selected"])
    must_be_able_to_go(language, address)
    facts = CaseFacts(on, {one: known[one] for one in letter.needs})
    said = {
        one: value.isoformat() if isinstance(value, date) else value for one, value in facts.values.items()
    }
    sending = Sending(letter.kind, Recipient(letter.to, name), address, letter.tells)
    return Draft(
        letter.code, letter.edition, letter.title, language, sending, on, said, draft(letter, language, facts)
    )


def safe_recipient(letter: Letter, case: Case) -> tuple[str, str]:
    """Somebody who was answered as may be told, and where it was answered as safe. Raises NotDone without either."""
    of = held(case.child_id)
    answers = answers_of(of.acts)[1]
    if letter.to not in PEOPLE:
        raise NotDone("this letter is for an office: draft it on the case")
    if answers is None:
        raise NotDone("nobody has answered who may be told and which address is safe")
    found = reach(of)
    told = [one for one in dict.fromkeys((*found.people, *answered(of)))
            if answers.may_be_told(Recipient(letter.to, one)) is Truth.YES]  # fmt: skip
    safe = [one["value"] for one in places(of, found) if answers.is_safe(one["value"]) is Truth.YES]
    if not told or not safe:
        raise NotDone("nobody who may be told is known" if not told else "no address was answered as safe")
    return told[0], safe[0]
