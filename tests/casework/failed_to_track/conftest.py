"""A child nobody can find, the officers who look, and the policy's own pathways."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from onroll.casework.act import Doer
from onroll.casework.do_step import do_step
from onroll.casework.open_case import open_case
from onroll.facts.case import CaseFile
from onroll.policy.failed_to_track.closing import CONSIDERED
from onroll.policy.failed_to_track.enquiries import called_for
from onroll.policy.pathway import pathways
from onroll.policy.plan import Task
from onroll.register.council import set_council
from onroll.register.models import Case, Child, User
from onroll.register.scope import Actor
from onroll.reports.cases.files import case_files, clocks, tasks_of
from onroll.reports.judge import judge_all
from tests.casework.answered import ready
from tests.intake.conftest import _another_register, read_here  # noqa: F401
from tests.intake.lists import LEONA, NOW, ON, ROWAN, SYSTEM, TOMAS, on_roll, upn
from tests.intake.lists import Desk as Lists
from tests.once import once

ANSWER = {"found": "no_trace", "said": "Nothing is known.", "concern": "no", "answered_by": "Their duty desk",
          "address": "4 Quay Lane", "who": "Amira, alone", "child_protection": "no"}  # fmt: skip

ANSWERED_WITHIN = timedelta(days=21)
"""Whoever was to answer within ten working days has had them."""


@pytest.fixture(autouse=True)
def _pathway() -> Iterator[None]:
    """The policy's own pathways, not the tests'."""
    pathways.cache_clear()
    yield


class Search:
    """Short words for what is done about one child."""

    def __init__(self, folder: Path) -> None:
        set_council("anybourne")
        self.lists = Lists(folder)
        others = [LEONA | {"upn": upn(2)}, TOMAS | {"upn": upn(3)}]
        self.lists.bring("school_roll", on_roll([ROWAN | {"upn": upn(1)}, *others], "2026-06-10"))
        self.lists.bring("school_roll", on_roll(others, "2026-09-10"))
        judge_all(ON, SYSTEM, NOW)
        for name, role in (
            ("amira", "officer"),
            ("ben", "officer"),
            ("carol", "manager"),
            ("dev", "manager"),
        ):
            User.objects.create(username=name, role=role)
        self.child = str(Child.everyone.get(links__sighting__identity__surname="Thistlewood").ref)

    def by(self, name: str = "amira", on: date = ON) -> Doer:
        role = {"carol": "manager", "dev": "manager", "system": "system"}.get(name, "officer")
        return Doer(Actor(name, role), NOW + timedelta(days=(on - ON).days), on)

    def open(self, way_out: str = "failed_to_track", owner: str = "amira") -> CaseFile:
        return self.file(open_case(self.child, way_out, "nobody knows", self.by(), owner=owner).ref)

    def file(self, ref: str, on: date = ON) -> CaseFile:
        return case_files([Case.objects.select_related("child").get(ref=ref)], on)[0]

    def tasks(self, file: CaseFile, on: date = ON) -> tuple[Task, ...]:
        return tasks_of(file, on, clocks([file]))

    def step(
        self, file: CaseFile, code: str, outcome: str = "done", *, on: date = ON, **said: str
    ) -> CaseFile:
        ready(file, code, self.by(on=on))
        asked = pathways()[file.way_out].step(code)
        if outcome == "done" and asked.asked_first:
            sent_on = on - ANSWERED_WITHIN if asked.silence else on
            do_step(file, code, "sent", replace(self.by(on=on), on=sent_on))
            file = self.file(file.ref, on)
        do_step(file, code, outcome, self.by(on=on), said=ANSWER | said)
        return self.file(file.ref, on)

    def enquire(self, file: CaseFile, on: date = ON) -> CaseFile:
        """Make every enquiry without a trace, and consider safeguarding."""
        for one in called_for(file):
            file = self.step(file, one.code, on=on)
        for one in called_for(file):
            if file.last("step", one.code) is None:
                file = self.step(file, one.code, on=on)
        return self.step(file, CONSIDERED, on=on, needed="no", because="Nobody fears for the child.")


@pytest.fixture
def search(db: None, tmp_path: Path, read_here: None) -> Search:  # noqa: F811
    return once(Search, tmp_path)
