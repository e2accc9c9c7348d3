"""The closing pack as a paper: what a second person reads, to be kept with the file or taken to a meeting."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from onroll.facts.case import Act, CaseFile
from onroll.letters.paper import Paper, Part, as_pdf
from onroll.letters.wording import CannotWrite
from onroll.policy.failed_to_track.sleeping import FAILED_TO_TRACK
from onroll.register import council, trail
from onroll.register.scope import NotFound
from onroll.reports.closure_pack import Pack
from onroll.web import access
from onroll.web.pages.cases import seen
from onroll.web.pages.cases.form import sentence
from onroll.web.pages.closure.pack.page import shown

HEADS = ("Enquiry", "Sent", "Result", "What was said, or why it was left out", "By whom, when")
WIDTHS = (4, 3, 2, 5, 3)


@require_safe
def take(request: HttpRequest, ref: str) -> HttpResponse:
    """The pack as a PDF; the look and the taking are on the trail first."""
    case, file = seen.find(request, ref)
    if file.way_out != FAILED_TO_TRACK:
        raise NotFound(f"case {ref} is not a last search")
    access.disclose(request, [file.child], page="closure.pdf")
    try:
        made = as_pdf(paper_of(file, shown(request, case, file)), fonts=settings.ONROLL_HOME / "fonts")
    except CannotWrite as wrong:
        messages.error(request, sentence(wrong))
        return redirect("case-closure", ref)
    trail.record(access.actor(request), "exported", about=ref, detail={"file": "closure-pack.pdf"})
    response = HttpResponse(made, content_type="application/pdf")
    response["Content-Disposition"] = f'attachment; filename="closure-pack-{ref}.pdf"'
    return response


def paper_of(file: CaseFile, of_page: Mapping[str, Any]) -> Paper:
    """The paper, from what the page shows."""
    pack: Pack = of_page["pack"]
    names: Mapping[str, str] = of_page["names"]
    parts = [
        *([] if file.closed_on else [Part("What stands in the way", _list(pack.lacking))]),
        Part("Reason to fear for the child", _list(pack.concerns)),
        Part("Whether a safeguarding referral is needed", _list(_considered(pack.considered, names))),
        Part("The enquiries", [_line(one) for one in of_page["made"]], HEADS, WIDTHS),
        Part(
            "Not called for by what is known", _list(f"{one.title}. {one.why}" for one in pack.not_called_for)
        ),
        Part(
            "Papers kept",
            [(one["title"], one["sha256"]) for one in pack.documents],
            ("Title", "SHA-256"),
            (2, 3),
        ),
    ]
    return Paper(
        council.choices().name, "Failed to track: closure pack", file.ref, _about(file, of_page, names), parts
    )


def _about(file: CaseFile, of_page: Mapping[str, Any], names: Mapping[str, str]) -> list[tuple[str, str]]:
    """Whom it is about, and the two people who answer for the end, if they have spoken."""
    born, asked, ending = of_page["dob"], of_page["asked_last"], of_page["ending"]
    about = [
        ("Child", str(file.facts.get("name") or "Name not known")),
        ("Born", f"{born:%-d %B %Y}" if born else "not known"),
        ("Opened", f"{file.opened_on:%-d %B %Y}"),
    ]
    said = [(title, act) for title, act in (("Asked to end", asked), ("Agreed", ending)) if act]
    return about + [(title, f"{_by(act, names)}: {act.data.get('why', '')}") for title, act in said]


def _considered(act: Act | None, names: Mapping[str, str]) -> list[str]:
    if act is None:
        return ["Not considered yet"]
    answer = "Needed" if act.data.get("needed") == "yes" else "Not needed"
    return [f"{answer}. {act.data.get('because', '')} ({_by(act, names)})"]


def _line(one: Mapping[str, Any]) -> tuple[str, ...]:
    """One enquiry as a row."""
    law = one["law"] + (" (unconfirmed)" if one["certainty"] == "unconfirmed" else "")
    sent = "; ".join(f"{each['on']:%-d %B %Y}, {each['by']}" for each in one["sent"])
    marks = [
        one["result"],
        "Stands in the way" if one["lacking"] else "",
        "Concern" if one["concern"] == "yes" else "",
    ]
    by = (
        "; ".join(filter(None, (one["answered_by"], f"{one['by']}, {one['on']:%-d %B %Y}")))
        if one["on"]
        else ""
    )
    return (
        f"{one['title']}. {law}",
        sent or "–",
        ". ".join(filter(None, marks)),
        one["said"] or "–",
        by or "–",
    )


def _by(act: Act, names: Mapping[str, str]) -> str:
    return f"{names.get(act.by, act.by)}, {act.on:%-d %B %Y}"


def _list(said: Any) -> list[tuple[str]]:
    return [(one[:1].upper() + one[1:],) for one in said]
