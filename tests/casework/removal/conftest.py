"""A school, its pupil and the council's officers, with the policy's own pathways."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from onroll.casework.act import Doer
from onroll.casework.ask_removal import ask_removal
from onroll.casework.do_step import do_step
from onroll.facts.case import CaseFile
from onroll.policy.pathway import pathways
from onroll.register.council import set_council
from onroll.register.models import Case, Child, User
from onroll.register.scope import Actor
from onroll.reports.account import account
from onroll.reports.cases.files import case_files
from onroll.reports.judge import judge_all
from tests.casework.answered import ready
from tests.intake.conftest import _another_register, read_here  # noqa: F401
from tests.intake.lists import NOW, ON, ROWAN, SCHOOL, on_roll, upn
from tests.intake.lists import Desk as Lists
from tests.once import once

SYSTEM = Actor("system", "system")
HEAD = Actor("ben", "school", frozenset({SCHOOL}))


@pytest.fixture(autouse=True)
def _pathway() -> Iterator[None]:
    """The policy's own pathways, not the tests'."""
    pathways.cache_clear()
    yield


class Request:
    """Short words for what the school and the council do about one pupil."""

    def __init__(self, folder: Path) -> None:
        set_council("anybourne")
        self.lists = Lists(folder)
        self.lists.bring("school_roll", on_roll([ROWAN | {"upn": upn(1)}], "2026-09-10"))
        judge_all(ON, SYSTEM, NOW)
        for name, role in (("amira", "officer"), ("carol", "manager")):
            User.objects.create(username=name, role=role)
        self.child = str(Child.everyone.get().ref)
        self.school = SCHOOL

    def by(self, name: str = "amira", on: date = ON) -> Doer:
        actors = {"ben": HEAD, "carol": Actor("carol", "manager"), "system": SYSTEM}
        return Doer(actors.get(name, Actor(name, "officer")), NOW, on)

    def ask(self, ground: str, who: str = "ben", **said: str) -> CaseFile:
        said = {key.replace("_", "-"): value for key, value in said.items()}
        return self.file(ask_removal(self.child, SCHOOL, ground, said, self.by(who)).ref)

    def file(self, ref: str) -> CaseFile:
        return case_files([Case.objects.select_related("child").get(ref=ref)], ON)[0]

    def do(self, ref: str, code: str, outcome: str = "done", **said: Any) -> CaseFile:
        ready(self.file(ref), code, self.by())
        do_step(self.file(ref), code, outcome, self.by(), said=said)
        return self.file(ref)

    def position(self) -> str:
        (row,) = account(ON, None, SYSTEM).rows.to_dicts()
        return str(row["position"])


@pytest.fixture
def asked(db: None, tmp_path: Path, read_here: None) -> Request:  # noqa: F811
    return once(Request, tmp_path)
