"""A child, an officer and a manager, and a pathway of the tests' own: the policy's are tested with the policy."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from types import SimpleNamespace

import pytest

from onroll.casework.act import Doer
from onroll.casework.open_case import open_case
from onroll.facts.case import CaseFile
from onroll.policy import pathway
from onroll.policy.deadlines.local import NOTICED
from onroll.policy.pathway import Outcome, Pathway, Question, Step
from onroll.register.cases import files_of
from onroll.register.council import set_council
from onroll.register.models import Case, Child, User
from onroll.register.scope import Actor

DAY = date(2026, 11, 24)
NOW = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)
WAY = Pathway(
    code="astray",
    title="Gone astray",
    heading="Mid-year leavers",
    steps=(
        Step("ask", "Ask the last school", "It may know.", clock=NOTICED, sends=True,
             asks=(Question("found", "Does it know?", "yes_no"),)),
        Step("visit", "Visit the last address", "Nobody may be closed unvisited.", after=("ask",), skip="manager",
             asks=(Question("on", "Which day?", "day"), Question("said", "What was said?", needed=False))),
        Step("tell", "Tell the school", "It waits.", skip="never"),
        Step("write", "Write to the family", "It must be safe.", after=("visit",), sends=True, gate=True),
    ),
    outcomes=(Outcome("found", "Found", needs=("ask",)), Outcome("lost", "Lost", done=("visit",), second_person=True)),
)  # fmt: skip


@pytest.fixture(autouse=True)
def _pathway(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(pathway, "_modules", lambda: [SimpleNamespace(PATHWAY=WAY)])
    pathway.pathways.cache_clear()
    yield
    pathway.pathways.cache_clear()


class Desk:
    """The people and the child of a test, and short words for what they do."""

    def __init__(self) -> None:
        set_council("anybourne")
        for name, role in (("ama", "officer"), ("ben", "officer"), ("mo", "manager")):
            User.objects.create(username=name, role=role)
        self.child = Child.everyone.create(ref="CTESTCHLD2", created_at=NOW)

    def by(self, name: str = "ama", on: date = DAY) -> Doer:
        role = {"mo": "manager", "system": "system"}.get(name, "officer")
        return Doer(Actor(name, role), NOW, on)

    def case(self, owner: str = "ama") -> CaseFile:
        return self.file(open_case(self.child.ref, "astray", "nobody knows", self.by(owner), owner=owner).ref)

    def file(self, ref: str) -> CaseFile:
        return files_of([Case.objects.select_related("child").get(ref=ref)], {})[0]


@pytest.fixture
def desk(db: None) -> Desk:
    return Desk()
