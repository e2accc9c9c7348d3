"""What was decided stands: the request is neither changed nor taken back under it, and the letter says it."""

from __future__ import annotations

import pytest

from onroll.casework.act import NotDone
from onroll.casework.ask_removal import withdraw_request
from onroll.policy.removal_from_roll import removal
from onroll.register.models import Case, CaseAct
from onroll.register.scope import SYSTEM
from onroll.reports.removals.asked import letter_code, letter_facts, requests, why_not_the_answer
from tests.casework.removal.asked import GROUND_A, GROUND_I, decide
from tests.casework.removal.conftest import Request
from tests.intake.lists import ON

pytestmark = pytest.mark.django_db(databases=["default", "trail"])


def test_it_changes_no_ground_and_takes_nothing_back_once_it_was_decided(asked: Request) -> None:
    """Row 47."""
    file = asked.ask("i", **GROUND_I)
    decide(asked, file, removal.REMAINS)
    before = CaseAct.objects.count()
    with pytest.raises(NotDone, match="decided on 20 November 2026"):
        asked.ask("a", **GROUND_A)
    with pytest.raises(NotDone, match="decided on 20 November 2026"):
        withdraw_request(Case.objects.get(), asked.by("ben"), why="back")
    assert CaseAct.objects.count() == before
    (one,) = requests(SYSTEM, ON)
    assert (letter_code(one), one.ground[:3]) == ("remains-on-roll", "(i)")
    assert letter_facts(one)["reasons"] == asked.file(file.ref).said("decision", "reason")


def test_it_is_decided_anew_once_the_case_is_opened_again(asked: Request) -> None:
    file = asked.ask("i", **GROUND_I)
    decide(asked, file, removal.REMAINS)
    case = Case.objects.get()
    CaseAct.objects.create(case=case, child_id=case.child_id, kind="reopened", on=ON, at=asked.by().now, by="carol",
                           data={})  # fmt: skip
    asked.ask("a", **GROUND_A)
    (one,) = requests(SYSTEM, ON)
    assert (one.stage, one.decision, letter_code(one)) == ("asked", None, "removal-missing")


def test_it_answers_with_no_letter_but_the_one_that_stands(asked: Request) -> None:
    """Row 48."""
    file = asked.ask("i", **GROUND_I)
    case = Case.objects.get()
    assert "something is missing" in why_not_the_answer("removal-made-out", case, {}, ON)
    assert why_not_the_answer("removal-missing", case, {}, ON) == ""
    assert "another ground" in why_not_the_answer("removal-missing", case, {"ground": "(a) elsewhere"}, ON)
    decide(asked, file, removal.REMAINS)
    assert "remains on roll" in why_not_the_answer("removal-made-out", case, {}, ON)
    assert why_not_the_answer("remains-on-roll", case, {}, ON) == ""


@pytest.mark.parametrize(
    ("ground", "said", "message"),
    [("h", {"leave_ended": "2030-01-01"}, "still to come"), ("a", {"last_attended": "2030-01-01"}, "still to come"),
     ("a", {"destination_email": "not an email"}, "not an e-mail address")],
)  # fmt: skip
def test_it_takes_no_day_to_come_for_a_past_one_and_no_address_that_is_none(
    asked: Request, ground: str, said: dict[str, str], message: str
) -> None:
    with pytest.raises(NotDone, match=message):
        asked.ask(ground, **said)
    asked.ask("f", stated_day="2026-12-01", destination_email="head@ferrymead.example")
