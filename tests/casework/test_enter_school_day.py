"""A school's own day is entered or taken back whole, by those who may, and every clock of that school follows."""

import json
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from onroll.casework.enter_school_day import NotEntered, close_school, enter_school_day, take_back_school_day
from onroll.policy.deadlines.clock import due_on
from onroll.policy.deadlines.statutory import IN_YEAR_OUTCOME
from onroll.register.council import school_calendar, set_council
from onroll.register.models import Event, SchoolDay, User
from onroll.register.school_days import calendar_of, calendars_of
from onroll.register.scope import Actor, NotFound

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)
LATER = NOW + timedelta(hours=1)
TODAY = NOW.date()
ALDER, FERRY = "8992001", "8994001"
AMIRA = Actor("amira", "officer")
BEN = Actor("ben", "school", frozenset({ALDER}))
DEV = Actor("dev", "data")
FRIDAY, SATURDAY = date(2026, 11, 27), date(2026, 11, 28)


@pytest.fixture(autouse=True)
def _council(db: None) -> None:
    set_council("anybourne")
    User.objects.create(username="ben", role="school")


def enter(day: date = FRIDAY, *, laestab: str = ALDER, opens: bool = False, why: str = "No heating",
          actor: Actor = BEN) -> SchoolDay:  # fmt: skip
    return enter_school_day(laestab, day, opens=opens, why=why, actor=actor, now=NOW, on=TODAY)


def test_it_moves_the_clocks_of_that_school_and_of_no_other() -> None:
    before = due_on(IN_YEAR_OUTCOME, NOW.date(), school_calendar())
    enter()
    enter(SATURDAY, opens=True, why="Open morning", actor=AMIRA, laestab=FERRY)
    assert before == date(2026, 12, 15)
    assert due_on(IN_YEAR_OUTCOME, NOW.date(), calendar_of(ALDER)) == date(2026, 12, 16)
    assert due_on(IN_YEAR_OUTCOME, NOW.date(), calendar_of(FERRY)) == date(2026, 12, 14)
    assert calendar_of("8992002") is school_calendar()


def test_it_is_as_before_once_taken_back() -> None:
    entered = enter()
    take_back_school_day(entered.pk, actor=AMIRA, now=LATER, on=TODAY)
    assert calendar_of(ALDER).is_school_day(FRIDAY)
    assert (SchoolDay.objects.get().taken_back_by, SchoolDay.objects.get().entered_by) == ("amira", "ben")
    assert enter().pk != entered.pk


def test_it_knows_what_was_known_at_a_moment() -> None:
    entered = enter()
    take_back_school_day(entered.pk, actor=BEN, now=LATER, on=TODAY)
    open_then = [
        calendar_of(ALDER, moment).is_school_day(FRIDAY)
        for moment in (NOW - timedelta(minutes=1), NOW, LATER)
    ]
    assert open_then == [True, False, True]


def test_it_asks_one_question_for_many_schools() -> None:
    enter()
    school_calendar()
    with CaptureQueriesContext(connection) as asked:
        found = calendars_of([ALDER, FERRY, *(f"899{number}" for number in range(2002, 2060))])
    assert len(asked) <= 2 and len(found) == 60  # which council this is, and the days


def test_it_writes_one_event_for_each_action() -> None:
    entered = enter()
    take_back_school_day(entered.pk, actor=AMIRA, now=LATER, on=TODAY)
    events = list(Event.objects.order_by("id").values_list("kind", "about", "actor", "why"))
    assert events == [
        ("school_day_entered", ALDER, "ben", "No heating"),
        ("school_day_taken_back", ALDER, "amira", ""),
    ]


@pytest.mark.parametrize(("actor", "laestab"), [(BEN, FERRY), (DEV, ALDER), (Actor("x", "none"), ALDER)])
def test_it_is_for_the_schools_own_people_and_for_officers(actor: Actor, laestab: str) -> None:
    with pytest.raises(NotFound):
        enter(actor=actor, laestab=laestab)
    entered = enter(actor=AMIRA, laestab=laestab)
    with pytest.raises(NotFound):
        take_back_school_day(entered.pk, actor=actor, now=LATER, on=TODAY)
    assert SchoolDay.objects.get().taken_back_at is None and Event.objects.count() == 1


@pytest.mark.parametrize(
    ("day", "opens", "why", "says", "at"),
    [
        (FRIDAY, True, "x", "The school is open already on Friday 27 November 2026", "day"),
        (SATURDAY, False, "x", "The school is closed already on Saturday 28 November 2026", "day"),
        (date(2026, 12, 28), False, "x", "closed already", "day"),
        (date(2031, 1, 6), False, "x", "Monday 6 January 2031 is not among them", "day"),
        (FRIDAY, False, "  ", "Say why", "why"),
        (FRIDAY, False, "x" * 201, "at most 200 characters", "why"),
    ],
)
def test_it_refuses_what_would_change_nothing_or_has_no_reason(
    day: date, opens: bool, why: str, says: str, at: str
) -> None:
    with pytest.raises(NotEntered, match=says) as refused:
        enter(day, opens=opens, why=why, actor=AMIRA)
    assert refused.value.at == at
    assert not SchoolDay.objects.exists() and not Event.objects.exists()


def test_it_takes_a_day_once() -> None:
    enter()
    with pytest.raises(NotEntered, match="is entered for this school already: take it back first"):
        enter(opens=True, actor=AMIRA)
    with pytest.raises(NotFound):
        take_back_school_day(999, actor=AMIRA, now=LATER, on=TODAY)


MONDAY, CHRISTMAS = date(2026, 11, 30), date(2026, 12, 31)


def close(first: date = FRIDAY, last: date = CHRISTMAS, *, laestab: str = ALDER, why: str = "The roof",
          actor: Actor = AMIRA) -> list[date]:  # fmt: skip
    return [one.day for one in close_school(laestab, first, last, why=why, actor=actor, now=NOW, on=TODAY)]


def test_it_closes_a_school_for_weeks_at_once_without_its_weekends_and_holidays() -> None:
    term = school_calendar()
    closed = close()
    assert closed == [day for n in range(35) if term.is_school_day(day := FRIDAY + timedelta(days=n))]
    assert closed[0] == FRIDAY and closed[-1] < date(2026, 12, 25) and len(closed) > 10
    assert SATURDAY not in closed and not any(calendar_of(ALDER).is_school_day(day) for day in closed)
    assert calendar_of(FERRY) is term
    (event,) = Event.objects.all()
    assert (event.kind, event.about, event.why, len(json.loads(event.detail)["days"])) == (
        "school_closed", ALDER, "The roof", len(closed))  # fmt: skip


def test_it_moves_the_clocks_by_every_day_of_the_closure() -> None:
    before = due_on(IN_YEAR_OUTCOME, NOW.date(), calendar_of(ALDER))
    closed = close(FRIDAY, MONDAY)
    assert len(closed) == 2
    after = due_on(IN_YEAR_OUTCOME, NOW.date(), calendar_of(ALDER))
    assert after == school_calendar().add_school_days(before, 2)


def test_it_leaves_what_is_closed_already_and_takes_a_closure_back_whole_and_nothing_else() -> None:
    first = enter()
    closed = close(FRIDAY, MONDAY + timedelta(days=2))
    assert len(closed) == 3 and closed[0] == MONDAY
    back = take_back_school_day(SchoolDay.objects.get(day=closed[1]).pk, actor=AMIRA, now=LATER, on=TODAY)
    assert [one.day for one in back] == closed and Event.objects.count() == 3
    assert all(calendar_of(ALDER).is_school_day(day) for day in closed)
    assert not calendar_of(ALDER).is_school_day(first.day)


FIVE_MORE = MONDAY + timedelta(days=4)


@pytest.mark.parametrize(
    ("enters", "says", "at"),
    [
        (lambda actor: close(date(2026, 11, 3), date(2026, 11, 23), actor=actor), "more than 7 days ago", "day"),
        (lambda actor: enter(date(2026, 11, 16), actor=actor), "ask your council to enter it", "day"),
        (lambda actor: enter(SATURDAY, opens=True, actor=actor), "For a day that opens, ask your council", "day"),
        (lambda actor: close(FRIDAY, FIVE_MORE, actor=actor), "at most 5 school days in a row", "last"),
        (lambda actor: [close(FRIDAY, FRIDAY + timedelta(days=6), actor=actor), enter(FIVE_MORE, actor=actor)],
         "at most 5 school days in a row", "day"),
    ],
)  # fmt: skip
def test_it_takes_a_schools_own_word_on_a_few_days_lately_or_to_come_alone(
    enters: Callable[[Actor], object], says: str, at: str
) -> None:
    with pytest.raises(NotEntered, match=says) as refused:
        enters(BEN)
    assert refused.value.at == at and SchoolDay.objects.count() in (0, 5)
    SchoolDay.objects.all().delete()
    enters(AMIRA)
    assert SchoolDay.objects.exists()


def test_it_lets_a_school_take_back_only_what_it_entered_itself_and_lately() -> None:
    (ours, theirs) = enter(actor=AMIRA), enter(MONDAY)
    for number, on, says in (
        (ours.pk, TODAY, "The council entered this"), (theirs.pk, MONDAY + timedelta(days=8), "more than 7 days ago"),
    ):  # fmt: skip
        with pytest.raises(NotEntered, match=says):
            take_back_school_day(number, actor=BEN, now=LATER, on=on)
    assert not SchoolDay.objects.exclude(taken_back_by="").exists()


@pytest.mark.parametrize(
    ("first", "last", "says"),
    [
        (MONDAY, FRIDAY, "before the first"),
        (FRIDAY, FRIDAY + timedelta(weeks=18), "at most 17 weeks at once"),
        (SATURDAY, SATURDAY + timedelta(days=1), "closed already on all of these days"),
        (date(2040, 1, 2), date(2040, 1, 3), "is not among them"),
    ],
)
def test_it_enters_a_closure_whole_or_not_at_all(first: date, last: date, says: str) -> None:
    with pytest.raises(NotEntered, match=says):
        close(first, last)
    assert not SchoolDay.objects.exists() and not Event.objects.exists()


def test_it_closes_no_day_that_was_entered_as_open_and_no_other_school() -> None:
    enter(SATURDAY, opens=True, why="Open morning", actor=AMIRA)
    with pytest.raises(NotEntered, match="entered as open"):
        close(FRIDAY, MONDAY)
    with pytest.raises(NotFound):
        close(laestab=FERRY, actor=BEN)
    with pytest.raises(NotEntered, match="Say why"):
        close(FRIDAY, FRIDAY, why=" ")
    assert SchoolDay.objects.count() == 1
