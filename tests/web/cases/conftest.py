"""The town with cases of its children, worked along a pathway of the tests' own."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import date
from typing import Any

import pytest
from django.db import connections, transaction
from django.http import HttpResponse
from django.test import Client

from onroll.casework.act import Doer
from onroll.casework.open_case import open_case
from onroll.facts.case import CaseFile
from onroll.intake import sandbox
from onroll.intake.read import Reader
from onroll.register.models import Case, User
from onroll.register.personas import ensure_personas
from onroll.register.scope import Actor
from onroll.reports.cases.files import case_files
from tests.casework.conftest import _pathway  # noqa: F401
from tests.kept import forget
from tests.web.town import AMIRA, CAROL, NOW, SCHOOL, TODAY, Town, build

FARIDA = Actor("farida", "officer")


@pytest.fixture(scope="module")
def town(
    django_db_setup: None, django_db_blocker: Any, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Town]:
    """The town built once for all tests of a file: each test takes back only what it did itself."""
    forget()
    with django_db_blocker.unblock(), ExitStack() as held, pytest.MonkeyPatch.context() as patched:
        for alias in connections:
            held.enter_context(transaction.atomic(using=alias))
        patched.setattr(Reader, "_ask", lambda self, line: sandbox.answer(json.loads(line)))
        ensure_personas(SCHOOL)
        yield build(tmp_path_factory.mktemp("town"))
        for alias in connections:
            transaction.set_rollback(True, using=alias)


@pytest.fixture(autouse=True)
def _another_register() -> None:
    """The register stays the same within a file, and with it what is kept of it."""


class Cases:
    """Cases opened and read, and forms sent as the pages send them."""

    def __init__(self, town: Town, sign_in: Callable[[str], Client]) -> None:
        User.objects.get_or_create(username="farida", defaults={"first_name": "Farida", "role": "officer"})
        self.town, self.client = town, {name: sign_in(name) for name in ("amira", "carol")}

    def open(self, child: str = "", owner: str = "amira", on: date = TODAY) -> CaseFile:
        child = child or self.town.gone
        return self.file(open_case(child, "astray", "the aunt rang", self.by(AMIRA, on), owner=owner).ref)

    def by(self, actor: Actor = AMIRA, on: date = TODAY) -> Doer:
        return Doer(actor, NOW, on)

    def file(self, ref: str) -> CaseFile:
        return case_files(Case.objects.select_related("child").filter(ref=ref), TODAY)[0]

    def page(self, address: str, who: str = "amira") -> str:
        return self.client[who].get(address).content.decode()

    def send(self, file: CaseFile, address: str, by: str = "amira", /, **said: Any) -> HttpResponse:
        """Send a form of a case with the version that was looked at, and today in its day."""
        last = max((act.number for act in file.acts), default=0)
        day = {"on-day": TODAY.day, "on-month": TODAY.month, "on-year": TODAY.year}
        return self.client[by].post(  # type: ignore[no-any-return]
            f"/cases/{file.ref}/{address}", {"seen": file.version, "last": last, **day, **said}
        )


@pytest.fixture
def cases(db: None, town: Town, signed_in: Callable[[str], Client]) -> Cases:
    return Cases(town, signed_in)


__all__ = ["AMIRA", "CAROL", "FARIDA", "Cases"]
