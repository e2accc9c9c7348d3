"""What the register and an officer know outweighs a school's tick; a death is told as one."""

from __future__ import annotations

import pytest

from onroll.casework.act import NotDone
from onroll.casework.ask_removal import ask_removal
from onroll.casework.pass_gate import ready_on
from onroll.policy.pathway import pathways
from onroll.policy.plan import plan
from onroll.policy.removal_from_roll import removal
from onroll.policy.removal_from_roll.meanwhile import meanwhile
from onroll.policy.removal_from_roll.ruling import MORE_NEEDED
from onroll.policy.who_may_know.ruling import HELD, REFUSED
from onroll.register import council
from onroll.register.models import Case, Child, Delivery
from onroll.register.said_of import Said, say
from tests.casework.answered import nothing_to_fear
from tests.casework.removal.asked import GROUND_A, GROUND_I, decide, outcome
from tests.casework.removal.conftest import Request
from tests.intake.lists import NOW, ON

pytestmark = pytest.mark.django_db(databases=["default", "trail"])


def test_it_makes_nothing_out_by_a_tick_alone_and_lets_an_officer_contest(asked: Request) -> None:
    """Row 48."""
    file = asked.ask("k", died="yes")
    assert outcome(asked, file) == MORE_NEEDED
    with pytest.raises(NotDone, match="no ground is made out"):
        decide(asked, file, removal.DIED)
    file = asked.ask("n", independent="yes", ceased="yes", placed_at_special_school="no")
    assert outcome(asked, file) == MORE_NEEDED
    decide(asked, file, removal.REMAINS, independent="no")
    assert "neither independent" in asked.file(file.ref).said("decision", "reason")


def test_it_lets_an_officer_doubt_what_the_school_ticked(asked: Request) -> None:
    """Row 48."""
    file = asked.ask("n", independent="yes", ceased="yes", placed_at_special_school="no")
    with pytest.raises(NotDone, match="the name must be deleted"):
        decide(asked, file, removal.REMAINS, independent="yes")
    decide(asked, file, removal.REMAINS, independent="yes", ceased="unknown")
    assert outcome(asked, file) == MORE_NEEDED


def test_it_never_takes_an_officers_word_for_the_enquiries(asked: Request) -> None:
    """Row 45."""
    file = asked.ask("i", **GROUND_I)
    with pytest.raises(NotDone, match="no ground is made out"):
        decide(asked, file, removal.NOT_LOCATED, joint_enquiry="yes", council_agrees="yes")


def test_it_says_of_a_pupil_who_has_died_that_they_have_and_asks_for_nothing_to_be_forwarded(
    asked: Request,
) -> None:
    file = asked.ask("k", died="yes")
    with pytest.raises(NotDone, match=r"ground \(k\), and no other"):
        decide(asked, file, removal.LOCATED, died="yes")
    decide(asked, file, removal.DIED, died="yes")
    now = asked.file(file.ref)
    assert (asked.position(), Delivery.objects.get(door="form").source) == ("died", "closures")
    steps = {
        one.step.code for one in plan(pathways()[now.way_out], now, asked.by().on, council.school_calendar())
    }
    assert "answer-to-school" in steps and "forwarding-recorded" not in steps
    assert not any("transfer file" in line for line in meanwhile(True, died=True))


def test_it_refuses_a_request_in_which_nothing_is_said(asked: Request) -> None:
    with pytest.raises(NotDone, match="nothing is answered yet"):
        asked.ask("a")
    assert not Case.objects.exists()
    assert ask_removal(asked.child, asked.school, "a", {}, asked.by("ben"), papers=1).ref


def test_it_holds_all_post_once_a_closure_says_that_the_child_has_died(asked: Request) -> None:
    """Before anybody has judged what the closure says, and for good once the account says it too."""
    file, child = asked.ask("a", **GROUND_A), Child.everyone.get()
    nothing_to_fear(asked.child, asked.by())
    assert ready_on(file, child, asked.by())
    died = Said("closures", "closure", "died", true_from=ON, said_on=ON)
    say(asked.child, died, key="a word", actor=asked.by().actor, now=NOW)
    assert ready_on(file, child, asked.by()).outcome == HELD
    assert ready_on(asked.file(file.ref), child, asked.by()).outcome == REFUSED
