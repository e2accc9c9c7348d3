"""Draft a letter: to whom, where, in which language, with the facts it needs; those we know are filled in."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from onroll.casework.act import Changed, NotAllowed, NotDone
from onroll.casework.draft_letter import Draft, draft_letter
from onroll.facts.answers import Truth
from onroll.facts.case import Act, CaseFile
from onroll.letters.catalogue import letter as letter_of
from onroll.letters.facts import FACTS, LINK_TO_COME, CaseFacts
from onroll.letters.fonts import ONLY_BY_EMAIL, prints
from onroll.letters.languages import ENGLISH, LANGUAGES, language_of
from onroll.letters.shape import Letter
from onroll.letters.wording import CannotWrite, draft, languages_of, wording
from onroll.policy.who_may_know.from_acts import answers_of
from onroll.policy.who_may_know.sending import PEOPLE, Recipient, Sending, plain
from onroll.register.contact import Reach, reach
from onroll.register.held import Held, held
from onroll.register.models import Case
from onroll.register.scope import NotFound
from onroll.reports.removals.asked import facts_for_letter, why_not_the_answer
from onroll.web import schools, typed_days
from onroll.web.pages.cases import form, seen
from onroll.web.pages.letters import whom
from onroll.web.today import real_today

SAFE = {Truth.YES: "answered as safe", Truth.NO: "answered as not safe", Truth.UNKNOWN: "not answered"}


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest, ref: str, code: str) -> HttpResponse:
    """The form of one letter; sent back, the draft is kept and shown."""
    try:
        letter = letter_of(code, real_today())
    except KeyError:
        raise NotFound(f"there is no letter {code}") from None
    case, file = seen.find(request, ref)

    def values(case: Case, file: CaseFile) -> Mapping[str, Any]:
        return shown(letter, case, file, request.POST)

    if request.method == "POST":
        try:
            kept = draft_letter(file, drafted(letter, case, file, request.POST), seen.doer(request))
            return redirect("letter", ref, kept.pk)
        except (NotDone, NotAllowed, Changed, CannotWrite) as refused:
            return form.shown(request, case, file, "letters/new/page.html", letter.title, values,
                              error=form.sentence(refused), status=400)  # fmt: skip
    return form.shown(request, case, file, "letters/new/page.html", letter.title, values)


def drafted(letter: Letter, case: Case, file: CaseFile, typed: Mapping[str, str]) -> Draft:
    """The draft that was asked for. Raises NotDone, CannotWrite saying what is missing."""
    if why := why_not_the_answer(letter.code, case, typed, real_today()):
        raise NotDone(why)
    facts = CaseFacts(real_today(), {name: _typed(name, typed) for name in letter.needs})
    language = typed.get("language", ENGLISH)
    name, address = seen.words(typed, "to_name"), seen.words(typed, "address")
    of = held(case.child_id)
    if letter.to in PEOPLE and name not in reach(of).people + answered(of):
        raise NotDone("choose for whom it is: a name that is not there is put down under safe contact first")
    if not name and letter.to not in PEOPLE:
        raise NotDone("say to whom it goes")
    said = {
        one: value.isoformat() if isinstance(value, date) else value for one, value in facts.values.items()
    }
    to, text = Recipient(letter.to, name), draft(letter, language, facts)
    must_be_able_to_go(language, address)
    return Draft(
        letter.code, letter.edition, letter.title, language, Sending(letter.kind, to, address, letter.tells),
        facts.on, said, text,
    )  # fmt: skip


def must_be_able_to_go(language: str, address: str) -> None:
    """Raises NotDone for a letter to be printed in a language there is no font for."""
    if "@" not in address and not prints(language, own_fonts()):
        raise NotDone(f"{LANGUAGES[language].title}: {ONLY_BY_EMAIL}. Choose an e-mail address, or English")


def shown(letter: Letter, case: Case, file: CaseFile, typed: Mapping[str, str]) -> dict[str, Any]:
    """What the form shows: the people and places to choose from, each fact with what we know of it."""
    of = held(case.child_id)
    found = reach(of)
    known = known_facts(letter, file) | facts_for_letter(case, real_today())
    return {
        "letter": letter, "law": str(letter.basis), "not_yet": letter.not_yet(real_today()),
        "who": whom.WHO[letter.to], "tells": [whom.TELLS[one] for one in letter.tells], "person": letter.to in PEOPLE,
        "people": [{"value": one, "text": one} for one in dict.fromkeys((*found.people, *answered(of)))],
        "places": places(of, found), "languages": languages(letter, file, typed.get("language", "")),
        "facts": [_field(name, known, typed) for name in letter.needs],
    }  # fmt: skip


def known_facts(letter: Letter, file: CaseFile) -> dict[str, str | date]:
    """What we know already of the facts a letter may be written with."""
    facts, on = file.facts, real_today()
    known: dict[str, str | date | None] = {
        "child": facts.get("name"), "born_on": facts.get("dob"), "year_group": facts.get("year_group"),
        "school": schools.names_of({file.school}).get(file.school) if file.school else "", "link": LINK_TO_COME,
        "deadline_on": letter.deadline(on) if letter.deadline else None,
    }  # fmt: skip
    return {name: value for name, value in known.items() if value}


def places(of: Held, found: Reach) -> list[dict[str, Any]]:
    """The addresses, and the e-mails, each with whether it was answered as safe."""
    answers = answers_of(of.acts)[1]
    given = _last_answers(of.acts).get("places", ())
    rung = {plain(one) for one in found.phones}
    known = {plain(one): one for one in (*given, *(home.text for home in found.homes), *found.emails)}
    return [
        {
            "value": one,
            "text": one,
            "hint": {"text": SAFE[answers.is_safe(one) if answers else Truth.UNKNOWN]},
        }
        for key, one in known.items()
        if key not in rung
    ]


def languages(letter: Letter, file: CaseFile, chosen: str) -> list[dict[str, Any]]:
    """The languages it is in: the family's own first, when it is one of them; each says whether it was reviewed."""
    home = language_of(str(file.facts.get("home_language") or ""))
    picked = chosen or (home.code if home and home in languages_of(letter) else ENGLISH)
    return [
        {"value": one.code, "selected": one.code == picked,
         "text": f"{one.title} ({'; '.join(said)})" if (said := _said_of(letter, one.code)) else one.title}
        for one in languages_of(letter)
    ]  # fmt: skip


def own_fonts() -> Path:
    """The folder of the council's own fonts."""
    return settings.ONROLL_HOME / "fonts"


def _said_of(letter: Letter, language: str) -> list[str]:
    """What is to be known before a language is chosen: who has not reviewed it, and how it can go."""
    unprinted = "" if prints(language, own_fonts()) else ONLY_BY_EMAIL
    return [one for one in (wording(letter, language).review, unprinted) if one]


def answered(of: Held) -> tuple[str, ...]:
    """The people the answers name, as they were written."""
    return tuple(_last_answers(of.acts).get("names", {}).values())


def _last_answers(acts: tuple[Act, ...]) -> Mapping[str, Any]:
    """What the latest answers hold."""
    number, _ = answers_of(acts)
    return next((act.data for act in acts if act.number == number), {})


def _typed(name: str, typed: Mapping[str, str]) -> str | date:
    fact = FACTS[name]
    if fact.form != "day":
        return seen.words(typed, name)
    read = typed_days.read(typed, name, fact.title, needed=True)
    if read.day is None:
        raise NotDone(read.error)
    if name == "born_on" and read.day > real_today():
        raise NotDone(f"{fact.title} is still to come")
    return read.day


def _field(name: str, known: Mapping[str, str | date], typed: Mapping[str, str]) -> dict[str, Any]:
    fact, value = FACTS[name], known.get(name, "")
    if fact.form != "day":
        return {"name": name, "fact": fact, "before": value}
    day = value if isinstance(value, date) else None
    read = typed_days.read(typed, name, fact.title, needed=False) if typed else typed_days.of(name, day)
    return {"name": name, "fact": fact, "boxes": read.items()}
