"""One request: what the school said, what it comes to today, what is missing, and the answer."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_safe

from onroll.casework.act import NotAllowed, NotDone
from onroll.casework.ask_removal import withdraw_request
from onroll.casework.keep_document import place_of
from onroll.facts.case import as_day
from onroll.letters.catalogue import letter
from onroll.policy.removal_from_roll import confirmation, known, removal
from onroll.policy.removal_from_roll.meanwhile import meanwhile
from onroll.policy.removal_from_roll.questions import questions
from onroll.policy.removal_from_roll.ruling import MADE_OUT
from onroll.register.cases import one_case
from onroll.register.models import Delivery, Document
from onroll.register.said_in_cases import death_stands
from onroll.register.scope import NotFound
from onroll.reports.cases.asked_of_school import asks_of
from onroll.reports.removals.asked import Request, as_requests, documents, forwarding, letter_code
from onroll.web import access, schools
from onroll.web.jinja import day
from onroll.web.pages.asked_of_us.page import in_words as in_words_of
from onroll.web.pages.cases import seen
from onroll.web.pages.cases.asking import YES_NO
from onroll.web.pages.cases.form import sentence
from onroll.web.pages.removals import says
from onroll.web.show import show
from onroll.web.today import real_today

BORNE_OUT = {"yes": "A later roll has the child at the place that was confirmed.",
             "no": "A later roll has the child at another place than the one that was confirmed.",
             "unknown": ""}  # fmt: skip


@require_safe
def one_request(request: HttpRequest, ref: str) -> HttpResponse:
    """A school is shown what it said and what is missing; what the council holds besides is the council's."""
    one = find(request, ref)
    to_a_school = access.actor(request).role == "school"
    access.disclose(request, [one.file.child], page="removal")
    names = schools.names_of({one.case.school})
    return show(
        request, "removals/request/page.html", title=one.name, one=says.in_words(one, names, to_a_school),
        because=one.ruling.because.partition(" Missing:")[0], missing=one.ruling.missing,
        asked=one.stage != "challenge", a_school=to_a_school, said=said(one),
        documents=documents(one, own_only=to_a_school), letter=one.ruling.letter, decided=decided(one),
        meanwhile=meanwhile(one.ruling.outcome == MADE_OUT, one.died, one.gone),
        withdrawn=one.file.last("request_withdrawn"), waiting=one.stage in ("asked", "challenge"),
        asks=asks_in(request, one), **({} if to_a_school else for_the_council(one)),
    )  # fmt: skip


def asks_in(request: HttpRequest, one: Request) -> list[dict[str, Any]]:
    """What the school still has to answer in this case, beside its request."""
    if access.actor(request).role != "school" or one.stage == "closed":
        return []
    _, found = asks_of(one.case.ref, access.actor(request), real_today())
    return [in_words_of(ask) for ask in found if not ask.asked.own_form]


@require_http_methods(["GET", "HEAD", "POST"])
def withdraw(request: HttpRequest, ref: str) -> HttpResponse:
    """The school no longer asks. There is nothing to look at, and to whoever may not see it nothing at all."""
    one = find(request, ref)
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    try:
        withdraw_request(one.case, seen.doer(request), why=seen.words(request.POST, "why")[:400])
    except (NotDone, NotAllowed) as wrong:
        messages.error(request, sentence(wrong))
    else:
        messages.success(request, "Your request is taken back.")
    return redirect("removal", ref)


@require_safe
def evidence(request: HttpRequest, ref: str, number: int) -> HttpResponse:
    """A paper that was sent with the request, as a download: to the school what the school sent, no more."""
    one = find(request, ref)
    mine = {paper["pk"] for paper in documents(one, own_only=access.actor(request).role == "school")}
    paper = Document.objects.filter(pk=number, pk__in=mine).first()
    if paper is None or not place_of(paper.sha256).exists():
        raise NotFound(str(number))
    access.disclose(request, [one.file.child], page="removal.evidence")
    return FileResponse(  # type: ignore[return-value]
        place_of(paper.sha256).open("rb"), as_attachment=True, filename=paper.file_name,
        content_type=paper.content_type, headers={"X-Content-Type-Options": "nosniff"},
    )  # fmt: skip


def find(request: HttpRequest, ref: str) -> Request:
    """The request as it stands today. Raises NotFound, also for a case of another kind."""
    case = one_case(ref, access.actor(request))
    if case.way_out != removal.CODE:
        raise NotFound(ref)
    return as_requests([case], real_today())[0]


def said(one: Request) -> list[tuple[str, str]]:
    """What the school answered, question by question."""
    if not one.ruling.letter:
        return []
    answers = known.answers_of(one.file)
    return [(asked.title, in_words(asked.kind, dict(asked.choices), answers[asked.code]))
            for asked in questions(one.ruling.letter) if answers.get(asked.code)]  # fmt: skip


def in_words(kind: str, choices: Mapping[str, str], value: Any) -> str:
    if kind == "day":
        return day(as_day(value))
    return str((YES_NO if kind == "yes_no" else choices).get(value, value))


def decided(one: Request) -> dict[str, Any] | None:
    """The decision, its legal reason and its day."""
    act = one.decision
    if act is None:
        return None
    return {"words": removal.DECISIONS[str(act.data["decision"])], "reason": act.data.get("reason", ""),
            "law": act.data.get("law", ""), "on": act.on}  # fmt: skip


def for_the_council(one: Request) -> dict[str, Any]:
    """What only the council sees: each condition, who confirmed what, and the news that it made."""
    code = letter_code(one)
    news = Delivery.objects.filter(door="form", file_name__startswith=f"{one.case.ref} act ").order_by("pk")
    return {
        "said_dead": death_stands(one.file.acts),
        "weighed": says.weighed(one), "confirmations": confirmations(one), "news": list(news),
        "letter_code": code, "letter_title": letter(code, real_today()).title,
        "forwarding": BORNE_OUT[forwarding(one).value],
    }  # fmt: skip


def confirmations(one: Request) -> list[dict[str, Any]]:
    """Who was asked to confirm, and what they answered."""
    return [
        {"kind": confirmation.KINDS[act.data["kind"]], "to": act.data.get("to_name", ""), "on": act.on, "by": act.by,
         "answer": confirmation.ANSWERS[act.data["kind"]].get(str(act.data.get("answer")), "Asked"),
         "until": as_day(act.data.get("until")), **says.shown_by(one.file, act)}
        for act in one.file.of("step", confirmation.STEP_CODE) if act.data.get("kind")
    ]  # fmt: skip
