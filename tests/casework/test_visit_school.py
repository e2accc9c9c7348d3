"""A visit or a termly meeting is planned, told of and followed up: each one transaction and one event, or nothing."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import DatabaseError, transaction

from onroll.casework.act import Doer, NotAllowed, NotDone
from onroll.casework.visit_school import agreed_done, note_new_staff, plan_meeting, take_back, tell_of
from onroll.policy.collaboration.with_schools import CANCELLED, HELD, SUPPORT, VISIT
from onroll.register.council import set_council
from onroll.register.models import Event, SchoolAct, User
from onroll.register.school_acts import with_one
from onroll.register.scope import Actor, NotFound

pytestmark = pytest.mark.django_db
DAY = date(2026, 11, 24)
NOW = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)
ALDER = "8992001"
AMIRA = Doer(Actor("amira", "officer"), NOW, DAY)
HEAD = Doer(Actor("ben", "school", frozenset({ALDER})), NOW, DAY)
TO_DO = ("Send the register each Friday", "the school’s office", date(2026, 12, 4))


@pytest.fixture(autouse=True)
def _people(db: None) -> None:
    set_council("anybourne")
    User.objects.create(username="amira", role="officer")
    User.objects.create(username="dev", role="data")


def planned(on: date = DAY, kind: str = VISIT) -> int:
    return int(plan_meeting(ALDER, kind, on, "amira", "Returns come late", AMIRA).pk)


def test_it_keeps_a_visit_from_its_plan_to_what_was_agreed_and_done() -> None:
    """Row 17."""
    number = planned()
    tell_of(ALDER, number, HELD, "The new lead knows the returns now.", AMIRA, agreed=[TO_DO])
    (one,) = with_one(ALDER).meetings
    assert (one.state, one.on, one.who) == (HELD, DAY, "amira") and with_one(ALDER).last_visit == DAY
    ((action, who),) = with_one(ALDER).actions
    assert (action.title, action.to, action.due_on, who) == (*TO_DO, "amira")
    agreed_done(ALDER, action.number, AMIRA)
    assert not with_one(ALDER).actions
    kinds = list(Event.objects.order_by("id").values_list("kind", "about"))
    assert kinds == [("school_planned", ALDER), ("school_told", ALDER), ("school_action_done", ALDER)]


def test_it_notes_new_staff_by_their_post() -> None:
    """Row 17."""
    note_new_staff(ALDER, "Head teacher", date(2026, 11, 2), AMIRA)
    assert [(one.role, one.since) for one in with_one(ALDER).unvisited_staff()] == [
        ("Head teacher", date(2026, 11, 2))
    ]
    assert Event.objects.get().kind == "school_new_staff" and "Head" not in Event.objects.get().detail


def test_it_takes_back_a_mistake_which_stays_on_the_record() -> None:
    number = planned(kind=SUPPORT)
    told = tell_of(ALDER, number, CANCELLED, "Nobody was there", AMIRA)
    with pytest.raises(NotDone, match="take back first"):
        take_back(ALDER, number, "the wrong school", AMIRA)
    take_back(ALDER, told.pk, "it was held", AMIRA)
    assert with_one(ALDER).meetings[0].state == ""
    tell_of(ALDER, number, HELD, "Three families were spoken of", AMIRA)
    with pytest.raises(NotFound):
        take_back(ALDER, told.pk, "again", AMIRA)
    with pytest.raises(NotFound):
        take_back("8994001", number, "not theirs", AMIRA)
    assert SchoolAct.objects.count() == 4 == Event.objects.count()


REFUSED: list[tuple[str, Callable[[int], object]]] = [
    ("say what it is", lambda n: plan_meeting(ALDER, "party", DAY, "amira", "x", AMIRA)),
    (
        "more than a year",
        lambda n: plan_meeting(ALDER, VISIT, DAY + timedelta(days=367), "amira", "x", AMIRA),
    ),
    ("more than a year", lambda n: note_new_staff(ALDER, "Head", DAY - timedelta(days=367), AMIRA)),
    ("choose who goes", lambda n: plan_meeting(ALDER, VISIT, DAY, "dev", "x", AMIRA)),
    ("say why", lambda n: plan_meeting(ALDER, VISIT, DAY, "amira", "  ", AMIRA)),
    ("say which post", lambda n: note_new_staff(ALDER, " ", DAY, AMIRA)),
    ("held or cancelled", lambda n: tell_of(ALDER, n, "", "x", AMIRA)),
    ("say what came of it", lambda n: tell_of(ALDER, n, HELD, " ", AMIRA)),
    ("at most 4,000", lambda n: tell_of(ALDER, n, HELD, "x" * 4001, AMIRA)),
    ("still to come", lambda n: tell_of(ALDER, n, HELD, "x", AMIRA)),
    ("agreed nothing", lambda n: tell_of(ALDER, n, CANCELLED, "x", AMIRA, agreed=[TO_DO])),
    ("say who sees to it", lambda n: tell_of(ALDER, planned(), HELD, "x", AMIRA, agreed=[("Do", "", DAY)])),
]


@pytest.mark.parametrize(("says", "does"), REFUSED)
def test_it_says_what_is_wrong_and_writes_nothing(says: str, does: Callable[[int], object]) -> None:
    number = planned(DAY + timedelta(days=1))
    with pytest.raises(NotDone, match=says):
        does(number)
    assert not SchoolAct.objects.exclude(kind="planned").exists()


def test_it_is_told_of_once() -> None:
    number = planned()
    tell_of(ALDER, number, HELD, "x", AMIRA)
    with pytest.raises(NotDone, match="already"):
        tell_of(ALDER, number, CANCELLED, "y", AMIRA)
    with pytest.raises(NotFound):
        tell_of(ALDER, 999, HELD, "y", AMIRA)
    with pytest.raises(NotFound):
        agreed_done(ALDER, 999, AMIRA)


def test_it_is_for_officers_alone() -> None:
    with pytest.raises(NotAllowed):
        plan_meeting(ALDER, VISIT, DAY, "amira", "x", HEAD)
    with pytest.raises(NotAllowed):
        note_new_staff(ALDER, "Head", DAY, HEAD)
    assert not SchoolAct.objects.exists() and not Event.objects.exists()


def test_it_never_lets_an_act_be_changed() -> None:
    planned()
    for change in (lambda: SchoolAct.objects.update(by="dev"), lambda: SchoolAct.objects.all().delete()):
        with pytest.raises(DatabaseError), transaction.atomic():
            change()


@pytest.mark.parametrize("day", [date(2026, 12, 25), date(2026, 11, 29)])
def test_it_plans_nothing_for_a_day_on_which_nobody_is_at_school(day: date) -> None:
    with pytest.raises(NotDone, match="nobody is at school"):
        planned(day)


def test_it_plans_once_what_was_pressed_twice() -> None:
    number = planned()
    with pytest.raises(NotDone, match="planned already"):
        planned()
    tell_of(ALDER, number, CANCELLED, "The lead is away.", AMIRA)
    assert planned() != number and planned(kind=SUPPORT)
