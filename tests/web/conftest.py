"""The town, and the cast who look at it: Amira, Ben, Carol and Dev."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from django.test import Client

from onroll.intake import sandbox
from onroll.intake.read import Reader
from onroll.register.models import User
from onroll.register.personas import ensure_personas
from tests.kept import forget
from tests.once import once
from tests.web import town as towns


@pytest.fixture(autouse=True)
def _demonstration(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ONROLL_DEMO", "1")
    monkeypatch.setenv("ONROLL_TODAY", towns.TODAY.isoformat())


@pytest.fixture(autouse=True)
def _another_register() -> None:
    """A test's register is thrown away and the next one's events are numbered alike: keep no answer of it."""
    forget()


@pytest.fixture
def read_here(monkeypatch: pytest.MonkeyPatch) -> None:
    """Read files in this process: that a child process does it is tested in intake, and takes a second each."""
    monkeypatch.setattr(Reader, "_ask", lambda self, line: sandbox.answer(json.loads(line)))


@pytest.fixture
def town(db: None, tmp_path: Path, read_here: None) -> towns.Town:
    return once(towns.settle, tmp_path)


@pytest.fixture
def signed_in(db: None) -> Callable[[str], Client]:
    """A browser in which one of the cast has signed in."""

    def sign_in(username: str) -> Client:
        ensure_personas(towns.SCHOOL)
        client = Client()
        client.force_login(User.objects.get(username=username))
        return client

    return sign_in
