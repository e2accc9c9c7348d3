"""The letters chosen: those this person may see, what the gate says of each, and each let go on its own."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.http import HttpRequest

from onroll.casework.act import Changed, Doer, NotAllowed, NotDone
from onroll.casework.filed_letter import why_not_taken
from onroll.casework.pass_gate import ruling_on
from onroll.facts.case import CaseFile
from onroll.register.cases import cases_seen_by
from onroll.register.held import Held, held_of
from onroll.register.models import Letter
from onroll.register.models.letter import DRAFTED, PRINTED
from onroll.reports.cases.files import case_files
from onroll.web import access
from onroll.web.pages.cases import form
from onroll.web.pages.cases.assign.page import AT_MOST
from onroll.web.pages.letters import leaving
from onroll.web.today import real_today


@dataclass(frozen=True, slots=True)
class One:
    """One letter of those chosen, with its case; and the version that was looked at, if one was."""

    letter: Letter
    file: CaseFile
    seen: int

    @property
    def name(self) -> str:
        return str(self.file.facts.get("name") or "Name not known")


def found(request: HttpRequest, asked: Sequence[str]) -> list[One]:
    """The letters asked for, each as "number" or "number.version", of cases this person may see."""
    split = [one.partition(".") for one in asked[:AT_MOST]]
    wanted = {int(number): int(version or 0) for number, _, version in split if number.isdecimal() and len(number) < 10
              and (version.isdecimal() or not version) and len(version) < 10}  # fmt: skip
    cases = cases_seen_by(access.actor(request))
    letters = list(Letter.objects.filter(pk__in=wanted, case__in=cases).select_related("case__child", "child")
                   .order_by("case__ref", "pk"))  # fmt: skip
    files = {file.ref: file for file in case_files([one.case for one in letters], real_today())}
    return [One(one, files[one.case.ref], wanted[one.pk]) for one in letters]


def let_go(chosen: Sequence[One], go: Callable[..., None], by: Doer, *, mail: bool) -> dict[int, str]:
    """Let each go that goes this way and is still a draft; returns why the others did not, by the letter's number."""
    held = {}
    for one in chosen:
        if one.letter.state != DRAFTED or leaving.by_mail(one.letter) != mail:
            continue
        try:
            go(one.file, one.letter, by, seen=one.seen)
        except (NotDone, NotAllowed, Changed) as refused:
            held[one.letter.pk] = form.sentence(refused)
    return held


def gate(chosen: Sequence[One], by: Doer) -> dict[int, str]:
    """Why drafts and letters filed may not leave now, by the letter's number; nothing for one that may."""
    asked = [one for one in chosen if one.letter.state in (DRAFTED, PRINTED)]
    of = held_of(one.letter.child_id for one in asked)
    return {one.letter.pk: _why_held(one, of[one.letter.child_id], by) for one in asked}


def _why_held(one: One, of: Held, by: Doer) -> str:
    if one.letter.state == PRINTED:
        return why_not_taken(one.file, one.letter, by, of)
    ruling = ruling_on(one.file, one.letter, by, of)
    if not ruling:
        return f"{ruling.why} {ruling.to_do}".strip()
    why = leaving.why_not(one.letter, by.on)
    return why[:1].upper() + why[1:]
