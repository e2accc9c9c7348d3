"""A second application for a place leaves the first with its own outcome, its refusal and its days."""

from __future__ import annotations

import pytest
from django.test import Client

from onroll.casework.act import NotDone
from onroll.casework.do_step import do_step
from onroll.casework.open_case import open_case
from onroll.facts.case import STEP, CaseFile
from onroll.policy.plan import Task
from onroll.policy.ways_in.application import refusals
from onroll.register.models import User
from onroll.reports.cases.files import clocks, tasks_of
from tests.casework.removal.conftest import Request
from tests.intake.lists import ON, SCHOOL

pytestmark = pytest.mark.django_db(databases=["default", "trail"])
MADE, DECIDED, REFUSED = "application-made", "application-decided", "application-refused"
ASKED_FOR = {"received_on": "2026-09-07", "school": SCHOOL}
DAY = "2026-09-10"


class Family:
    """A child without a place, for whom a family applies."""

    def __init__(self, asked: Request) -> None:
        self.asked = asked
        self.ref = open_case(asked.child, "no_school_place", "no place", asked.by()).ref
        asked.do(self.ref, "family-reached", says="place")
        self.do("route", route="normal_admissions")

    @property
    def file(self) -> CaseFile:
        return self.asked.file(self.ref)

    def do(self, code: str, application: int = 0, **said: str) -> int:
        return do_step(self.file, code, "done", self.asked.by(), said=said, application=application).pk

    def tasks(self, code: str) -> dict[int, Task]:
        return {one.application: one for one in tasks_of(self.file, ON, clocks()) if one.step.code == code}


def test_it_keeps_both_outcomes_and_their_steps_rows_71_83_85(asked: Request) -> None:
    """Two applications at once: each is decided, and the refusal is the first one's alone. Rows 71, 83, 85."""
    family = Family(asked)
    first = family.do(MADE, **ASKED_FOR)
    second = family.do(MADE, **ASKED_FOR | {"received_on": "2026-09-09"})
    decided = {"school": SCHOOL, "decided_on": DAY}
    with pytest.raises(NotDone, match="several applications wait for this: say which"):
        family.do(DECIDED, result="refused", **decided)
    with pytest.raises(NotDone, match="there is no such application"):
        family.do(DECIDED, application=second + 1, result="refused", **decided)
    family.do(DECIDED, application=first, result="refused", **decided)
    family.do(DECIDED, result="offered", **decided)  # the only one that waits
    assert {number: one.act and one.act.data["result"] for number, one in family.tasks(DECIDED).items()} == {
        first: "refused", second: "offered"}  # fmt: skip
    assert all(one.state == "done" for one in family.tasks(DECIDED).values())
    family.do(REFUSED, school=SCHOOL, reason="full", appeal_told="yes")
    assert (set(family.tasks(REFUSED)), set(family.tasks("application-answered"))) == ({first}, {second})
    assert [one.reason for one in refusals(family.file)] == ["full"]


def test_it_corrects_an_application_under_its_own_number(asked: Request) -> None:
    family = Family(asked)
    first = family.do(MADE, **ASKED_FOR)
    family.do(MADE, application=first, **ASKED_FOR | {"received_on": "2026-09-08"})
    (decided,) = family.tasks(DECIDED).values()
    assert decided.application == first and str(decided.starts_on) == "2026-09-08"
    assert len(family.file.of(STEP, MADE)) == 2


def test_it_can_be_left_out_and_asked_for_after_all(asked: Request) -> None:
    family = Family(asked)
    do_step(family.file, MADE, "not_appropriate", asked.by(), why="They move next week.")
    first = family.do(MADE, **ASKED_FOR)
    assert set(family.tasks(DECIDED)) == {first}


def test_it_shows_each_application_on_the_case_with_its_own_page(asked: Request, client: Client) -> None:
    family = Family(asked)
    first, second = family.do(MADE, **ASKED_FOR), family.do(MADE, **ASKED_FOR)
    client.force_login(User.objects.get(username="amira"))
    page = client.get(f"/cases/{family.ref}").content.decode()
    for number in (first, second):
        assert f"/cases/{family.ref}/step/{DECIDED}?application={number}" in page
    assert "(application 1)" in page and "(application 2)" in page
    step = f"/cases/{family.ref}/step/{MADE}"
    assert "This is another application" in client.get(step).content.decode()
    assert "Write down another application" in client.get(f"{step}?application={first}").content.decode()
    assert client.get(f"{step}?application={second + 9}").status_code == 404
