"""The letters of a case, and those that may be drafted, by whom they are for."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from onroll.letters.catalogue import edition, letters_on
from onroll.letters.letterhead import letterhead
from onroll.letters.ready import unfinished_head
from onroll.letters.wording import languages_of
from onroll.policy.who_may_know.sending import Who
from onroll.register.models import Letter
from onroll.web import access
from onroll.web.pages.cases import people, seen
from onroll.web.pages.letters import whom
from onroll.web.show import show
from onroll.web.today import real_today


@require_safe
def listed(request: HttpRequest, ref: str) -> HttpResponse:
    """What was drafted, sent and printed, the latest first; and every letter there is. `?for=` chooses a step's."""
    case, file = seen.find(request, ref)
    access.disclose(request, [file.child], page="letters")
    wanted = request.GET.get("for", "")
    return show(
        request, "letters/page.html", title="Letters", case=case, name=file.facts.get("name") or "Name not known",
        child=file.child, there=[line(one, people.names()) for one in Letter.objects.filter(case=case).order_by("-pk")],
        groups=groups(wanted), wanted=wanted, unfinished=unfinished_head(letterhead()),
    )  # fmt: skip


def line(one: Letter, names: Mapping[str, str]) -> dict[str, Any]:
    """One letter of the case."""
    state, colour = whom.state_of(one)
    by, at = (one.ended_by, one.ended_at) if one.ended_by else (one.drafted_by, one.drafted_at)
    to = one.to_name or whom.WHO[Who(one.to_kind)]
    return {
        "number": one.pk, "title": edition(one.code, one.edition).title, "to": to,
        "state": state, "colour": colour, "by": names.get(by, by), "at": at,
    }  # fmt: skip


def groups(wanted: str) -> list[dict[str, Any]]:
    """The letters of today by whom they are for; only those a step asks for when it names one."""
    found: dict[Who, list[dict[str, Any]]] = {}
    for one in letters_on(real_today()):
        if one.code.startswith(wanted):
            languages = [each.title for each in languages_of(one)[1:]]
            entry = {"code": one.code, "title": one.title, "languages": len(languages), "law": str(one.basis),
                     "not_yet": one.not_yet(real_today())}  # fmt: skip
            found.setdefault(one.to, []).append(entry)
    return [{"title": whom.WHO[who], "letters": found[who]} for who in Who if who in found]
