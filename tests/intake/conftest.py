"""A register in the test's own database, and somebody who brings lists in."""

import json
from pathlib import Path

import pytest

from onroll.intake import sandbox
from onroll.intake.read import Reader
from onroll.register.council import set_council
from tests.apart import another, apart, template  # noqa: F401
from tests.intake.lists import Desk
from tests.kept import forget


@pytest.fixture(autouse=True)
def _another_register() -> None:
    """A test's register is thrown away and the next one's events are numbered alike: keep no answer of it."""
    forget()


@pytest.fixture
def read_here(monkeypatch: pytest.MonkeyPatch) -> None:
    """Read files in this process: that a child process does it is tested once, and takes a second each."""
    monkeypatch.setattr(Reader, "_ask", lambda self, line: sandbox.answer(json.loads(line)))


@pytest.fixture
def desk(db: None, tmp_path: Path, read_here: None) -> Desk:
    set_council("anybourne")
    return Desk(tmp_path)
