"""Linking: who is found behind a row, what waits for a reference, and what is known from when."""

from datetime import UTC, datetime

import pytest

from onroll.intake.link import link_waiting
from onroll.intake.withdraw import withdraw
from onroll.register import waiting
from onroll.register.models import Child, Doubt, Event, Link, Wait
from tests.intake.lists import DEV, LEONA, NOW, ROWAN, SCHOOL, Desk, account_csv, on_roll, upn

pytestmark = pytest.mark.django_db(databases=["default", "trail"])


def test_it_joins_a_row_that_says_the_same_again(desk: Desk) -> None:
    desk.bring("school_roll", on_roll([ROWAN, LEONA], "2026-09-10"))
    desk.take("school_roll", on_roll([ROWAN, LEONA], "2026-10-05"))
    assert link_waiting(DEV, now=NOW) == {
        "sightings": 2, "joined": 2, "new_children": 0, "for_review": 0
    }  # fmt: skip


def test_it_writes_nothing_when_nothing_waits(desk: Desk) -> None:
    desk.bring("school_roll", on_roll([ROWAN], "2026-09-10"))
    before = (Event.objects.count(), Link.objects.count())
    assert link_waiting(DEV, now=NOW)["sightings"] == 0
    assert (Event.objects.count(), Link.objects.count()) == before


def test_it_knows_a_link_from_the_day_its_row_was_learned(desk: Desk) -> None:
    delivery = desk.bring("school_roll", on_roll([ROWAN], "2026-09-10"))
    link = Link.objects.get()
    assert (link.known_from, link.made_at) == (delivery.learned_at, NOW)


def test_it_tells_the_rows_of_a_replay_apart_by_when_they_were_learned(desk: Desk) -> None:
    desk.bring("school_roll", on_roll([ROWAN], "2026-09-10"))
    desk.bring("school_roll", on_roll([ROWAN, LEONA], "2026-09-17"))
    assert account_csv(known_at=datetime(2026, 9, 2, 23, tzinfo=UTC)).count("\n") == 2
    assert account_csv(known_at=datetime(2026, 9, 3, 23, tzinfo=UTC)).count("\n") == 3


def test_it_keeps_twins_with_two_pupil_numbers_apart(desk: Desk) -> None:
    twins = [{**ROWAN, "upn": upn(1)}, {**ROWAN, "forename": "Robin", "upn": upn(2)}]
    desk.bring("school_roll", on_roll(twins, "2026-09-10"))
    assert Child.everyone.count() == 2


def test_it_asks_a_person_about_two_pupil_numbers_of_one_name_and_joins_nothing(desk: Desk) -> None:
    desk.bring("school_roll", on_roll([{**ROWAN, "upn": upn(1)}], "2026-09-10"))
    desk.bring("school_roll", on_roll([{**ROWAN, "upn": upn(2)}], "2026-10-05"))
    assert Child.everyone.count() == 2
    assert Doubt.objects.get().reason == "two-upns"


def test_it_lets_a_row_with_a_reference_alone_wait_and_join_once_somebody_bears_it(desk: Desk) -> None:
    desk.bring("offers", [{"application_ref": "A-77", "laestab": SCHOOL, "offered_on": "2026-03-02"}])
    assert (Wait.objects.count(), Child.everyone.count(), waiting.waiting_count()) == (1, 0, 0)
    desk.bring("applications", [{"application_ref": "A-77", **ROWAN, "received_on": "2026-01-10"}])
    child = Child.everyone.get()
    assert child.links.filter(undone_at=None).count() == 2
    assert waiting.waiting_count() == 0


def test_it_joins_a_row_with_a_reference_alone_to_the_child_who_bears_it(desk: Desk) -> None:
    desk.bring("applications", [{"application_ref": "A-77", **ROWAN, "received_on": "2026-01-10"}])
    desk.bring("offers", [{"application_ref": "A-77", "laestab": SCHOOL, "offered_on": "2026-03-02"}])
    assert Child.everyone.get().links.count() == 2


def test_it_sends_a_row_with_a_reference_alone_back_to_waiting_when_its_child_is_withdrawn(
    desk: Desk,
) -> None:
    named = desk.bring("applications", [{"application_ref": "A-77", **ROWAN, "received_on": "2026-01-10"}])
    desk.bring("offers", [{"application_ref": "A-77", "laestab": SCHOOL, "offered_on": "2026-03-02"}])
    withdraw(named.ref, actor=DEV, why="", now=NOW)
    assert not Link.objects.filter(undone_at=None).exists()
    assert waiting.waiting_count() == 0 and Wait.objects.count() == 1
