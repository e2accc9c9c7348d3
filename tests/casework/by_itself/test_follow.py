"""Two children held to be one are two again: each case goes back to its own, and so does what was answered."""

from __future__ import annotations

from typing import Any

import pytest

from onroll.casework.act import Doer, write_of_child
from onroll.casework.note import note
from onroll.casework.open_case import open_case
from onroll.facts.answers import Truth
from onroll.facts.case import standing
from onroll.intake.review.decide import join
from onroll.intake.review.undo import undo
from onroll.policy.who_may_know.from_acts import answers_of
from onroll.register.held import child_acts, held, held_of
from onroll.register.models import Case, CaseAct, Child, Event
from onroll.register.scope import Actor
from tests.casework.answered import nothing_to_fear
from tests.casework.by_itself.conftest import Council
from tests.intake.lists import NOW, ON, ROWAN

pytestmark = pytest.mark.django_db(databases=["default", "trail"])
AMA = Actor("ama", "officer")
BY = Doer(AMA, NOW, ON)
TWO = (
    ("police_notices", {**ROWAN, "notice_ref": "PN1", "notice_on": "2026-11-02"}),
    ("housing", {"surname": "Thistlewood-Marsh", "forename": "R", "dob": "2016-05-14", "postcode": "ZY3 9ZZ",
                 "moved_on": "2026-11-04"}),
)  # fmt: skip


@pytest.fixture
def two(council: Council) -> tuple[Child, Child, int]:
    """Two children with a case each, held to be one since yesterday: elder, younger, and the decision."""
    for source, row in TWO:
        council.told(source, row)
    council.night()
    elder, younger = Child.everyone.order_by("pk")
    says(elder, must_not=["the mother"])
    says(younger, must_not=["the father"])
    made = join(elder.ref, younger.ref, actor=AMA, why="one birthday, one mother", now=NOW)
    council.night()
    return elder, younger, made.pk


def says(child: Child, kind: str = "safe_contact", **said: Any) -> CaseAct:
    return write_of_child(child.pk, kind, BY, about=child.ref, data=said)


def undone(number: int) -> None:
    undo(number, actor=AMA, why="two birthdays after all", now=NOW)


def told_of(child: Child) -> list[Any]:
    acts = standing(child_acts(child.pk))
    return [one.data.get("must_not") for one in acts if one.kind == "safe_contact"]


def test_it_gives_a_case_back_to_its_own_child_when_the_two_are_two_again(council: Council, two):
    """It was closed for the other's case; it is open again, with its owner and its own answers."""
    elder, younger, number = two
    case = Case.objects.get(outcome="joined")
    opened = CaseAct.objects.get(case=case, kind="opened")
    undone(number)
    council.night()
    case.refresh_from_db()
    assert (case.child, case.closed_on, case.outcome, bool(case.owner)) == (younger, None, "", True)
    assert opened.child == younger
    back = CaseAct.objects.get(case=case, kind="went_back")
    assert (back.data["from"], back.data["to"], back.data["meanwhile"]) == (elder.ref, younger.ref, 0)
    assert Event.objects.filter(kind="case_went_back", about=case.ref).count() == 1
    assert (told_of(elder), told_of(younger)) == ([["the mother"]], [["the father"]])
    assert {one.child for one in Case.objects.filter(closed_at=None)} == {elder, younger}
    acts = CaseAct.objects.count()
    council.night()
    assert CaseAct.objects.count() == acts


def test_it_keeps_what_was_done_meanwhile_and_asks_anew_who_may_be_told(council: Council):
    """A case of another kind follows, is worked, and goes back with what was done in it and a note that says so."""
    for source, row in TWO:
        council.told(source, row)
    elder, younger = Child.everyone.order_by("pk")
    ref = open_case(younger.ref, "part_time", "half days", BY, owner="ama").ref
    says(elder, must_not=["the mother"])
    number = join(elder.ref, younger.ref, actor=AMA, why="one mother", now=NOW).pk
    council.night()
    case = Case.objects.get(ref=ref)
    assert case.child == elder
    note(ref, "The aunt will ring back.", BY)
    says(elder, must_not=["the uncle"])
    risk = says(elder, "immediate_risk", text="feared")
    undone(number)
    council.night()
    case.refresh_from_db()
    assert (case.child, case.owner, case.closed_on) == (younger, "ama", None)
    assert CaseAct.objects.get(case=case, kind="note").child == elder
    back = CaseAct.objects.get(case=case, kind="went_back")
    assert back.data["meanwhile"] == 1 and "1 acts were done" in back.data["why"]
    assert (told_of(elder), told_of(younger)) == ([], [])
    assert CaseAct.objects.get(child=younger, kind="immediate_risk").data["said_first_in"] == risk.pk


def test_it_leaves_a_case_closed_that_its_own_child_has_again_already(council: Council, two):
    _, younger, number = two
    case = Case.objects.get(outcome="joined")
    undone(number)
    again = open_case(younger.ref, case.way_out, "seen again", BY, owner="ama")
    council.night()
    case.refresh_from_db()
    assert (case.child, case.outcome) == (younger, "joined")
    assert again.ref in CaseAct.objects.get(case=case, kind="went_back").data["why"]


def test_it_holds_everything_from_a_join_until_it_is_answered_anew(council: Council):
    """A refuge said of one record is not lifted by ordinary answers on the other, whoever answered last."""
    for source, row in TWO:
        council.told(source, row)
    elder, younger = Child.everyone.order_by("pk")
    says(younger, concerns={"refuge": "yes"}, must_not_answered=True)
    nothing_to_fear(elder.ref, BY)
    join(elder.ref, younger.ref, actor=AMA, why="one mother", now=NOW)
    for one in (elder, younger):
        assert held(one.pk).follows
    assert held_of([elder.pk, younger.pk]) == {one.pk: held(one.pk) for one in (elder, younger)}
    council.night()
    answers = answers_of(child_acts(elder.pk))[1]
    assert answers is not None and answers.anew and answers.concern("refuge") is Truth.YES
    assert not held(elder.pk).follows
    acts = CaseAct.objects.count()
    council.night()
    assert CaseAct.objects.count() == acts


def test_it_says_again_what_was_said_when_the_two_are_joined_anew(council: Council, two):
    elder, younger, number = two
    undone(number)
    council.night()
    assert not any(one.kind == "records_joined" for one in standing(child_acts(elder.pk)))
    join(elder.ref, younger.ref, actor=AMA, why="one after all", now=NOW)
    council.night()
    assert told_of(elder) == [["the mother"], ["the father"]]
    answers = answers_of(child_acts(elder.pk))[1]
    assert answers is not None and answers.anew
