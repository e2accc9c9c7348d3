"""Questions as fields of a form, with what was typed or answered before; and the answers read back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.http import HttpRequest

from onroll.casework.act import NotDone
from onroll.facts.case import as_day
from onroll.policy.pathway import Question
from onroll.web import typed_days
from onroll.web.pages.cases import seen
from onroll.web.today import real_today

YES_NO = {"yes": "Yes", "no": "No", "unknown": "Not known"}
SCHOOL_HINT = "Its seven-digit number."


def items(choices: Mapping[str, str]) -> list[dict[str, str]]:
    """Choices as a component takes them."""
    return [{"value": code, "text": text} for code, text in choices.items()]


def boxes(request: HttpRequest, name: str, *, today: bool = True) -> list[dict[str, str]]:
    """The three boxes of a day: as typed, else today, else empty."""
    if request.method == "POST":
        return typed_days.read(request.POST, name, "The day", needed=False).items()
    return typed_days.of(name, real_today() if today else None).items()


def question(request: HttpRequest, one: Question, before: Any) -> dict[str, Any]:
    """A question as a field, filled with what was typed, else with what was answered before."""
    name = named(one)
    shown: dict[str, Any] = {
        "name": name, "kind": one.kind, "title": one.title + ("" if one.needed else " (optional)"),
        "hint": one.hint or (SCHOOL_HINT if one.kind == "school" else ""), "before": before or "",
        "choices": items(YES_NO if one.kind == "yes_no" else dict(one.choices)),
    }  # fmt: skip
    if one.kind == "day":
        typed = request.method == "POST"
        shown["boxes"] = boxes(request, name) if typed else typed_days.of(name, as_day(before)).items()
    return shown


def answers(request: HttpRequest, asked: Iterable[Question]) -> dict[str, str]:
    """What was answered to each question, by its code. Raises NotDone for a day that is none."""
    return {
        one.code: _day(request, one) if one.kind == "day" else seen.words(request.POST, named(one))
        for one in asked
    }


def named(one: Question) -> str:
    """What the field of a question is called: apart from the form's own fields."""
    return f"q-{one.code}"


def _day(request: HttpRequest, one: Question) -> str:
    typed = typed_days.read(request.POST, named(one), one.title, needed=False)
    if typed.error:
        raise NotDone(typed.error)
    return typed.day.isoformat() if typed.day else ""
