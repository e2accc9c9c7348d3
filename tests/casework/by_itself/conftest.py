"""A council with two officers and a manager, whose lists come in a day at a time, and the night's work on cases."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from onroll.casework.act import Doer
from onroll.casework.close_case import close_case
from onroll.casework.do_step import do_step
from onroll.facts.case import CaseFile
from onroll.intake.link import link_waiting
from onroll.jobs import open_cases
from onroll.policy.pathway import pathways
from onroll.register.council import set_council
from onroll.register.models import Case, User
from onroll.register.scope import SYSTEM, Actor
from onroll.reports.cases.files import case_files, clocks, tasks_of
from tests.casework.answered import ready
from tests.intake.conftest import _another_register, read_here  # noqa: F401
from tests.intake.lists import NOW, ON, Row
from tests.intake.lists import Desk as Lists


@pytest.fixture(autouse=True)
def _pathway() -> Iterator[None]:
    """The policy's own pathways, not the tests'."""
    pathways.cache_clear()
    yield


class Council:
    """Short words for what comes in, what the night does, and what an officer does."""

    def __init__(self, folder: Path) -> None:
        set_council("anybourne")
        for name, role in (("ama", "officer"), ("ben", "officer"), ("mo", "manager")):
            User.objects.create(username=name, role=role)
        self.lists = Lists(folder)

    def told(self, source: str, *rows: Row, **more: Any) -> None:
        """A list comes in and its children are found."""
        self.lists.take(source, list(rows), **more)
        link_waiting(SYSTEM, now=NOW)

    def night(self, on: date = ON) -> None:
        open_cases.run(on)

    def case(self) -> Case:
        return Case.objects.select_related("child").get()

    def file(self, on: date = ON) -> CaseFile:
        return case_files([self.case()], on)[0]

    def does(self, step: str, on: date = ON, **said: str) -> None:
        ready(self.file(on), step, self.by(on))
        do_step(self.file(on), step, "done", self.by(on), said=said)

    def closes(self, outcome: str, on: date = ON) -> None:
        file = self.file(on)
        close_case(
            file,
            outcome,
            tasks_of(file, on, clocks([file])),
            self.by(on),
            why="all is done",
            seen=file.version,
        )

    def by(self, on: date = ON) -> Doer:
        return Doer(
            Actor(self.case().owner, "officer"), datetime(on.year, on.month, on.day, 9, tzinfo=UTC), on
        )


@pytest.fixture
def council(db: None, tmp_path: Path, read_here: None) -> Council:  # noqa: F811
    return Council(tmp_path)
