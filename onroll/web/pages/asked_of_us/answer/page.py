"""A school's own answer to one thing it is asked, with its papers: all of it is kept, or nothing."""

from __future__ import annotations

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from onroll.casework.act import Changed, NotDone
from onroll.casework.answer_as_school import answer_as_school, put
from onroll.facts.case import CaseFile
from onroll.letters.languages import ENGLISH
from onroll.letters.wording import blocks
from onroll.policy.collaboration.asked_of_schools import questions_to
from onroll.register.cases import case_asked_of
from onroll.register.models import Child
from onroll.reports.cases.asked_of_school import Ask, asks_of, letter_to_school
from onroll.web import access
from onroll.web.pages.asked_of_us.page import in_words
from onroll.web.pages.cases import asking, seen
from onroll.web.pages.cases.form import sentence
from onroll.web.pages.removals import papers
from onroll.web.show import show
from onroll.web.today import real_today

CHANGED = (
    "We have added something to this matter since you opened the page. What you typed is still here: read the page"
    " again, then send your answer."
)


@require_http_methods(["GET", "HEAD", "POST"])
def answer(request: HttpRequest, ref: str, code: str) -> HttpResponse:
    """The form; sent, the answer is the school's own and the council sees who gave it."""
    file, found = asks_of(ref, access.actor(request), real_today())
    try:
        step, _ = put(file, code)
    except NotDone as already:
        messages.info(request, sentence(already))
        return redirect("asked-of-us")
    one = next(ask for ask in found if ask.task.step.code == step.code)
    error, status = "", 200
    if request.method == "POST":
        try:
            keep(request, file, one)
        except NotDone as wrong:
            error, status = sentence(wrong), 400
        except Changed:
            return answered_late(request, ref, code)
        else:
            messages.success(request, f"{one.asked.title}: thank you. Your answer is with us.")
            return redirect("asked-of-us")
    return shown(request, one, error=error, status=status)


def keep(request: HttpRequest, file: CaseFile, one: Ask) -> None:
    """The answer and its papers, all of it or nothing. Raises NotFound, NotDone, Changed."""
    by, step = seen.doer(request), one.task.step
    files = papers.sent(request) if one.asked.papers else []
    said = asking.answers(request, questions_to(step, one.asked))
    with transaction.atomic():
        answer_as_school(file, step.code, said, by, seen=seen.version(request))
        papers.keep(case_asked_of(file.ref, by.actor), files, by)


def answered_late(request: HttpRequest, ref: str, code: str) -> HttpResponse:
    """The case has moved meanwhile: the form again, or the list where nothing is asked any more."""
    _, found = asks_of(ref, access.actor(request), real_today())
    one = next((ask for ask in found if ask.task.step.code == code), None)
    if one is None:
        messages.info(request, "This has been answered already")
        return redirect("asked-of-us")
    return shown(request, one, error=CHANGED, status=409)


def shown(request: HttpRequest, one: Ask, *, error: str, status: int) -> HttpResponse:
    """What is asked, the letter in which it was asked, and the questions."""
    ref = one.case.child.ref
    access.disclose(request, [ref], page="asked-of-us.answer")
    ours = Child.objects.seen_by(access.actor(request)).filter(ref=ref).exists()
    step, letter = one.task.step, letter_to_school(one.case)
    return show(
        request, "asked_of_us/answer/page.html", title=one.asked.title, one=in_words(one), error=error,
        typed=request.POST, seen=one.case.version, megabytes=papers.MEGABYTES, most=papers.MOST_FILES,
        letter=blocks(letter, ENGLISH) if letter else (), risk_ref=ref if ours else "",
        questions=[asking.question(request, asked, one.file.said(step.code, asked.code))
                   for asked in questions_to(step, one.asked)],
        status=status,
    )  # fmt: skip
