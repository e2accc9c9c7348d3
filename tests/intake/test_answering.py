"""An officer answers an alert with a reason, in one step with its event, and may take the answer back."""

from typing import Any

import pytest

from onroll.intake.check import NotAllowed
from onroll.intake.review import decide
from onroll.intake.review.asked import Changed, NotDecided, RestsOn
from onroll.intake.watch.answer import answer, undo
from onroll.intake.watch.quiet import CANNOT_TELL, NOT_THEM, THEM
from onroll.register.models import Alert, Child, Doubt, Event
from onroll.register.scope import Actor, NotFound
from tests.intake.lists import LEONA, NOW, SCHOOL, Desk, account_csv
from tests.intake.test_watch import LATER, LOST, NEARLY, lost, one_is_lost  # noqa: F401

pytestmark = pytest.mark.django_db(databases=["default", "trail"])
AMIRA, CAROL, BEN = (
    Actor("amira", "officer"),
    Actor("carol", "manager"),
    Actor("ben", "school", frozenset({SCHOOL})),
)
FAINT = {"sex": "F", "dob": "2016-05-14"}
NAMED = {"like": NEARLY, "faint": {**NEARLY, **FAINT}, "joined": LOST}
SAY: dict[str, Any] = {"why": "spoke to the mother", "now": NOW}


def somebody_is_named(desk: Desk, person: str) -> Alert:
    """A child is lost, and a police notice names that child or somebody like them."""
    one_is_lost(desk)
    desk.bring("police_notices", [{**NAMED[person], **LATER["police_notices"]}])
    return Alert.objects.get()


@pytest.fixture
def like(desk: Desk) -> Alert:
    """A police notice about somebody like the child we lost."""
    return desk.begin(somebody_is_named, "like")


@pytest.fixture
def faint(desk: Desk) -> Alert:
    """One about somebody so little like the child that nobody else is asked about it."""
    alert = desk.begin(somebody_is_named, "faint")
    assert not Doubt.objects.exists()
    return alert


@pytest.fixture
def joined(desk: Desk) -> Alert:
    return desk.begin(somebody_is_named, "joined")


@pytest.mark.parametrize("said", [THEM, NOT_THEM, CANNOT_TELL])
def test_it_keeps_an_answer_with_its_reason_and_one_event(like: Alert, said: str) -> None:
    events = Event.objects.count()
    answer(like.pk, said, actor=AMIRA, **SAY)
    like.refresh_from_db()
    assert (like.answer, like.why, like.answered_by) == (said, "spoke to the mother", "amira")
    assert Event.objects.count() == events + 1
    assert Event.objects.order_by("-id").first().about == f"alert {like.pk}"  # type: ignore[union-attr]


def test_it_puts_the_two_records_up_for_joining_when_it_is_the_child(faint: Alert) -> None:
    answer(faint.pk, THEM, actor=AMIRA, **SAY)
    doubt = Doubt.objects.get(decided_at=None, withdrawn=False)
    assert (doubt.child, doubt.sighting) == (faint.child, faint.sighting)
    decide.same(doubt.pk, actor=AMIRA, **SAY)
    assert (
        account_csv().count("Thist") <= 1
        and Child.everyone.filter(links__undone_at=None).distinct().count() == 2
    )


def test_it_asks_for_no_joining_when_the_row_is_the_childs_already(joined: Alert) -> None:
    answer(joined.pk, THEM, actor=AMIRA, **SAY)
    assert not Doubt.objects.exists()


def test_it_takes_an_answer_back_without_a_trace_but_the_trail(faint: Alert) -> None:
    answer(faint.pk, THEM, actor=AMIRA, **SAY)
    undo(faint.pk, actor=CAROL, why="the wrong alert")
    faint.refresh_from_db()
    assert (faint.answer, faint.answered_by) == ("", "")
    assert not Doubt.objects.filter(withdrawn=False).exists()
    answer(faint.pk, NOT_THEM, actor=AMIRA, **SAY)


def test_it_is_not_taken_back_once_the_two_are_joined(faint: Alert) -> None:
    answer(faint.pk, THEM, actor=AMIRA, **SAY)
    decide.same(Doubt.objects.get(withdrawn=False).pk, actor=AMIRA, **SAY)
    with pytest.raises(RestsOn):
        undo(faint.pk, actor=AMIRA, why="after all not")


def test_it_asks_for_a_reason_and_for_a_known_answer(like: Alert) -> None:
    with pytest.raises(NotDecided):
        answer(like.pk, THEM, actor=AMIRA, why="  ", now=NOW)
    with pytest.raises(NotDecided):
        answer(like.pk, "perhaps", actor=AMIRA, **SAY)


def test_it_tells_the_second_of_two_that_the_first_has_answered(like: Alert) -> None:
    answer(like.pk, NOT_THEM, actor=AMIRA, **SAY, seen=1)
    with pytest.raises(Changed):
        answer(like.pk, THEM, actor=CAROL, **SAY, seen=1)


def test_it_lets_nobody_answer_who_may_not_decide(like: Alert) -> None:
    with pytest.raises(NotAllowed):
        answer(like.pk, THEM, actor=BEN, **SAY)


def test_it_finds_no_alert_about_a_child_who_has_been_sealed_since(like: Alert, desk: Desk) -> None:
    desk.bring("adoption", [{**LOST, "placed_on": "2026-10-01"}])
    with pytest.raises(NotFound):
        answer(like.pk, THEM, actor=CAROL, **SAY)


def test_it_lets_a_manager_alone_free_a_row_held_apart_and_hold_it_apart_again(lost: Desk) -> None:  # noqa: F811
    lost.bring("adoption", [{**LEONA, "placed_on": "2026-10-01"}])
    lost.bring("referrals", [{**LEONA, "forename": "Leonna", "referred_on": "2026-10-10"}])
    note = Alert.objects.get(kind="sealed")
    with pytest.raises(NotFound):
        answer(note.pk, NOT_THEM, actor=AMIRA, **SAY)
    answer(note.pk, NOT_THEM, actor=CAROL, why="the adoption contact says it is another child", now=NOW)
    assert "Leonna" in str(account_names())
    undo(note.pk, actor=CAROL, why="the contact was wrong")
    assert "Leonna" not in str(account_names())


def account_names() -> list[str]:
    from onroll.register.scope import SYSTEM
    from onroll.reports.account import account
    from tests.intake.lists import ON

    return list(account(ON, None, SYSTEM).rows["name"])
