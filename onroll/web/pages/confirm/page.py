"""A school or an authority answers: is this child on your roll, or known to you?

The page shows initials and a year group. What is answered counts only with a date of birth and a surname that fit, as
far as the register holds them, or with the pupil number.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from onroll.casework import confirmation_link as links
from onroll.casework.act import Changed, Doer, NotDone
from onroll.casework.confirm_destination import Reply
from onroll.facts.case import CaseFile
from onroll.policy.removal_from_roll.confirmation import ANSWERS, AUTHORITY, ON_ROLL
from onroll.register import trail
from onroll.register.scope import SYSTEM, NotFound
from onroll.reports.cases.files import case_file
from onroll.web import access, errors, typed_days
from onroll.web.pages.cases.asking import items
from onroll.web.pages.cases.form import sentence
from onroll.web.pages.removals.confirm.letter import initials
from onroll.web.show import show_plain
from onroll.web.today import now, real_today

ROWS = ("40", "41")
NO_MATCH = "What you typed does not fit the child we ask about. Check it, or ring us"
LONGEST = 200
WORDS, PUPIL_NUMBER = ("the date of birth", "the surname"), "the pupil number"
NAME_AND_ROLE = 2
"""Words at least."""


@require_http_methods(["GET", "HEAD", "POST"])
def answer(request: HttpRequest, token: str) -> HttpResponse:
    """Show the question, or take the answer; a link that cannot be used says so and nothing else."""
    try:
        ref, number = links.read(token)
        _, file = case_file(ref, SYSTEM, real_today())
        asked = links.standing(file, number, real_today())
        if not links.has_left(ref, token):
            raise links.LinkGone
    except (links.LinkGone, NotFound):
        return show_plain(request, "confirm/gone.html", title="This link cannot be used", status=410)
    try:
        trail.looked(asked.actor, [file.child], page="confirm", request=access.request_id())
    except Exception:
        return errors.not_recorded(request)
    return _taken(request, file, asked) if request.method == "POST" else _shown(request, file, asked)


def _taken(request: HttpRequest, file: CaseFile, asked: links.Asked) -> HttpResponse:
    by = Doer(asked.actor, now(), real_today())
    born, since = (typed_days.read(request.POST, name, what, needed=False)
                   for name, what in (("born", "The date of birth"), ("since", "The first day on roll")))  # fmt: skip
    if born.error or since.error:
        return _shown(request, file, asked, error=born.error or since.error)
    known, upn = links.known_of(file), _typed(request, "upn")
    if lacking := _lacking(known, born.day, _typed(request, "surname"), upn):
        return _shown(request, file, asked, error=lacking)
    if len(_typed(request, "who").split()) < NAME_AND_ROLE:
        return _shown(request, file, asked, error="Give your name and your role, so that we know who answers")
    if not links.is_the_child(known, born.day, _typed(request, "surname"), upn):
        links.mismatch(file, asked, by)
        return _shown(request, file, asked, error=NO_MATCH)
    reply = Reply(
        _typed(request, "answer"), since.day, _typed(request, "refers_to"), _typed(request, "who"), "by link"
    )
    try:
        links.answer_by_link(file, asked, reply, by)
    except Changed:
        return _shown(
            request, file, asked, error="The case was changed at this moment: send your answer once more"
        )
    except NotDone as wrong:
        return _shown(request, file, asked, error=sentence(wrong))
    return show_plain(request, "confirm/thanks.html", title="Thank you")


def _lacking(known: links.Known, born: date | None, surname: str, upn: str) -> str:
    """What is still to be typed, in words: the pupil number will do, else whatever else is held of the child."""
    if known.upn and upn:
        return ""
    held = [said for said, there in zip(WORDS, (known.born, known.surname), strict=True) if there]
    typed = (known.born is None or born is not None) and (not known.surname or bool(surname))
    if typed and held:
        return ""
    return f"Type {_asked_for(known)}"


def _asked_for(known: links.Known) -> str:
    held = " and ".join(said for said, there in zip(WORDS, (known.born, known.surname), strict=True) if there)
    return ", or ".join(one for one in (held, PUPIL_NUMBER if known.upn else "") if one)


def _shown(request: HttpRequest, file: CaseFile, asked: links.Asked, *, error: str = "") -> HttpResponse:
    values: dict[str, Any] = {
        "initials": initials(file), "year_group": file.facts.get("year_group") or "not known", "to": asked.to.name,
        "known": links.known_of(file), "asked_for": _asked_for(links.known_of(file)),
        "answers": items(ANSWERS[asked.to.kind]), "authority": asked.to.kind == AUTHORITY, "error": error,
        "typed": request.POST, "until": _until(asked), "on_roll": ON_ROLL,
        "born": typed_days.read(request.POST, "born", "", needed=False).items(),
        "since": typed_days.read(request.POST, "since", "", needed=False).items(),
    }  # fmt: skip
    title = "Is this child with you?"
    return show_plain(request, "confirm/page.html", title=title, status=400 if error else 200, **values)


def _until(asked: links.Asked) -> date:
    return date.fromisoformat(str(asked.act.data["until"]))


def _typed(request: HttpRequest, name: str) -> str:
    return " ".join(str(request.POST.get(name, ""))[:LONGEST].split())
