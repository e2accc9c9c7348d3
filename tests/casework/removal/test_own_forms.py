"""A step with a form of its own is done by that form: every such step, from the policy's own declaration."""

from __future__ import annotations

import pytest
from django.urls import resolve

from onroll.casework.act import Doer, NotDone
from onroll.casework.do_step import ANSWERED, DONE, SENT, do_step
from onroll.casework.open_case import open_case
from onroll.policy.pathway import Pathway, Step, always, pathways
from onroll.policy.removal_from_roll import removal
from onroll.register.models import CaseAct
from onroll.register.scope import Actor
from onroll.web.pages.cases.case.tasks import OWN_PAGES, own_page
from tests.casework.removal.conftest import Request
from tests.intake.lists import NOW, ON
from tests.policy.case_files import case

pytestmark = pytest.mark.django_db(databases=["default", "trail"])

OWN = [(way, step) for way in pathways().values() for step in way.steps if step.own_form]
NAMED = [f"{way.code}.{step.code}" for way, step in OWN]
ASKS_ITSELF = {"bundle"}
"""The fingerprint of what was made is typed by nobody."""


@pytest.mark.parametrize(("way", "step"), OWN, ids=NAMED)
@pytest.mark.parametrize("outcome", [DONE, SENT, ANSWERED])
def test_it_refuses_to_have_such_a_step_ticked_off(way: Pathway, step: Step, outcome: str) -> None:
    for role in ("officer", "manager", "system"):
        by = Doer(Actor("ama", role), NOW, ON)
        with pytest.raises(NotDone, match="a form of its own"):
            do_step(case(way.code), step.code, outcome, by, said={one.code: "x" for one in step.asks})


@pytest.mark.parametrize(("way", "step"), OWN, ids=NAMED)
def test_it_has_a_page_for_every_such_form(way: Pathway, step: Step) -> None:
    assert resolve(own_page(step, case(way.code)))


def test_it_names_no_page_for_a_form_that_no_step_has() -> None:
    assert set(OWN_PAGES) == {step.own_form for _, step in OWN}


def test_it_declares_a_form_for_every_step_that_nothing_is_asked_of() -> None:
    """A step with nothing to answer, that nobody is written to about, rests on a form, or on the day alone."""
    bare = {
        (way.code, step.code) for way in pathways().values() for step in way.steps
        if not (step.asks or step.letter or step.own_form)
    }  # fmt: skip
    assert bare == {("attendance_order", "school-told")}
    assert {step.code for _, step in OWN if step.asks} == ASKS_ITSELF


def test_it_still_lets_a_manager_leave_such_a_step_out(asked: Request) -> None:
    ref = open_case(asked.child, removal.CODE, "a roll lost a name", asked.by(), school=asked.school).ref
    assert pathways()[removal.CODE].step("request").when is always
    do_step(asked.file(ref), "request", "not_appropriate", asked.by("carol"), why="The school has closed.")
    with pytest.raises(NotDone, match="a form of its own"):
        do_step(asked.file(ref), "request", DONE, asked.by("carol"))
    (left,) = CaseAct.objects.filter(case__ref=ref, kind="step")
    assert (left.step, left.data["outcome"]) == ("request", "not_appropriate")
