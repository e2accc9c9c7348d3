"""Days as these forms have them: some may be left empty, and each is filled with what was typed or kept."""

from __future__ import annotations

from datetime import date

from django.http import HttpRequest

from onroll.casework.act import NotDone
from onroll.web import typed_days


def optional_day(request: HttpRequest, name: str, what: str) -> date | None:
    """A day from three boxes, None when they are empty. Raises NotDone saying what is wrong with it."""
    typed = typed_days.read(request.POST, name, what, needed=False)
    if typed.error:
        raise NotDone(typed.error)
    return typed.day


def boxes(request: HttpRequest, name: str, before: date | None) -> list[dict[str, str]]:
    """The three boxes: as typed, else the day that is kept."""
    if request.method == "POST":
        return typed_days.read(request.POST, name, "The day", needed=False).items()
    return typed_days.of(name, before).items()
