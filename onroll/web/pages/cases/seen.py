"""What every page of a case shares: the case as this person may see it today, who does, and what was typed."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from django.http import HttpRequest

from onroll.casework.act import Doer, NotDone
from onroll.facts.case import CaseFile
from onroll.register.models import Case
from onroll.reports.cases.files import case_file
from onroll.web import access, typed_days
from onroll.web.today import now, real_today

LONGEST = 10_000
"""Characters in one box of a form."""


def find(request: HttpRequest, ref: str) -> tuple[Case, CaseFile]:
    """A case as it stands today, whatever day is looked back to. Raises NotFound."""
    return case_file(ref, access.actor(request), real_today())


def doer(request: HttpRequest, on: date | None = None) -> Doer:
    """Who does it, now, and the day it was done: today unless they say so."""
    return Doer(access.actor(request), now(), on or real_today())


def version(request: HttpRequest) -> int:
    """The version the person looked at; a form without one counts as too old."""
    said = request.POST.get("seen", "")
    return int(said) if said.isascii() and said.isdigit() and len(said) < 10 else 0


def words(form: Mapping[str, str], name: str) -> str:
    """What was written in a box. Raises NotDone when it is too long to be kept."""
    said = str(form.get(name, "")).strip()
    if len(said) > LONGEST:
        raise NotDone(f"write at most {LONGEST:,} characters")
    return said


def day(form: Mapping[str, str], name: str, what: str) -> date:
    """A day that has come, from three boxes. Raises NotDone saying what is wrong with it."""
    found = any_day(form, name, what)
    if found > real_today():
        raise NotDone(f"{what} is still to come")
    return found


def any_day(form: Mapping[str, str], name: str, what: str) -> date:
    """A day, past or to come, from three boxes. Raises NotDone saying what is wrong with it."""
    typed = typed_days.read(form, name, what, needed=True)
    if typed.day is None:
        raise NotDone(typed.error)
    return typed.day
