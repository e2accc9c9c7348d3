"""Withdrawing: the account is as if the delivery had never come, whatever had come to rest on it."""

import pytest

from onroll.intake.check import NotAllowed
from onroll.intake.link import link_waiting
from onroll.intake.withdraw import withdraw
from onroll.register import trail
from onroll.register.models import Child, Delivery, Event, Link
from onroll.register.scope import Actor, NotFound
from onroll.reports.check import checks
from tests.intake.lists import (
    DEV,
    LEONA,
    NHS_1,
    NOW,
    ON,
    OTHER_SCHOOL,
    ROWAN,
    TOMAS,
    Desk,
    Row,
    account_csv,
    nameless,
    on_roll,
    upn,
)

pytestmark = pytest.mark.django_db(databases=["default", "trail"])

PUPIL: Row = {**ROWAN, "upn": upn(1)}
PATIENT: Row = {"surname": "Marchetti", "forename": "Rowan", "dob": ROWAN["dob"], "nhs_number": NHS_1,
                "postcode": "ZY2 1AA", "address1": "6 Quay Street"}  # fmt: skip
BRIDGE: Row = {**PUPIL, "nhs_number": NHS_1}
"""Says that the pupil and the patient, who share neither a name nor a home, are one child."""


def out(delivery: Delivery, why: str = "sent in error") -> None:
    withdraw(delivery.ref, actor=DEV, why=why, now=NOW)


def whole() -> None:
    """No live link rests on what is gone, and nobody is left over."""
    assert [one for one in checks(ON) if not one["holds"]] == []


def test_it_restores_the_account_byte_for_byte(desk: Desk) -> None:
    desk.bring("school_roll", on_roll([ROWAN, LEONA], "2026-09-10"))
    before = account_csv()
    second = desk.bring("school_roll", on_roll([ROWAN, TOMAS], "2026-10-05"))
    assert account_csv() != before
    out(second)
    assert account_csv() == before
    whole()


def test_it_takes_the_delivery_out_of_every_replay(desk: Desk) -> None:
    desk.bring("school_roll", on_roll([ROWAN], "2026-09-10"))
    known_at = NOW
    before = account_csv(known_at=known_at)
    out(desk.bring("school_roll", on_roll([LEONA], "2026-09-11", OTHER_SCHOOL)))
    assert account_csv(known_at=known_at) == before


def test_it_parts_two_children_again_whom_only_the_withdrawn_delivery_showed_to_be_one(desk: Desk) -> None:
    desk.bring("school_roll", on_roll([PUPIL], "2026-09-10"))
    desk.bring("child_health", [{**PATIENT, "registered_on": "2026-09-01"}])
    before = account_csv()
    assert before.count("\n") == 3
    bridge = desk.bring("child_health", [{**BRIDGE, "registered_on": "2026-09-20"}])
    assert account_csv().count("\n") == 2
    out(bridge)
    assert account_csv() == before
    whole()


def test_it_keeps_what_came_later_and_rested_on_it(desk: Desk) -> None:
    wedge = desk.bring("child_health", [{**BRIDGE, "registered_on": "2026-09-01"}])
    desk.bring("school_roll", on_roll([PUPIL], "2026-09-10"))
    desk.bring("social_care", [{**PATIENT, "plan": "CIN", "as_at": "2026-09-12", "started_on": "2026-09-01"}])
    assert account_csv().count("\n") == 2
    out(wedge)
    assert account_csv().count("\n") == 3
    whole()


def test_it_ends_as_if_the_withdrawn_delivery_had_never_come(desk: Desk) -> None:
    later: list[tuple[str, list[Row]]] = [
        ("social_care", [{**PATIENT, "plan": "CIN", "as_at": "2026-09-12", "started_on": "2026-09-01"}]),
        ("school_roll", on_roll([PUPIL, LEONA], "2026-10-05")),
    ]
    desk.bring("school_roll", on_roll([PUPIL], "2026-09-10"))
    mistaken = desk.bring("child_health", [{**BRIDGE, "registered_on": "2026-09-01"}])
    for source, rows in later:
        desk.bring(source, rows)
    out(mistaken)
    after = nameless()
    for delivery in list(Delivery.objects.filter(state="read").order_by("-id")):
        out(delivery)
    assert nameless() == []
    desk.brought = 0
    desk.bring("school_roll", on_roll([PUPIL], "2026-09-10"))
    desk.brought += 1
    for source, rows in later:
        desk.bring(source, rows)
    assert nameless() == after
    whole()


def test_it_lets_the_same_bytes_come_back(desk: Desk) -> None:
    rows = on_roll([ROWAN], "2026-09-10")
    first = desk.bring("school_roll", rows)
    before = account_csv()
    out(first)
    again = desk.bring("school_roll", rows)
    assert not again.repeat and again.pk != first.pk
    assert account_csv() == before


def test_it_leaves_no_child_of_whom_nothing_else_was_said(desk: Desk) -> None:
    out(desk.bring("school_roll", on_roll([ROWAN], "2026-09-10")))
    assert account_csv().count("\n") == 1
    assert not Link.objects.filter(undone_at=None).exists()


def test_it_keeps_on_the_trail_that_the_delivery_was_here_and_why_it_went(desk: Desk) -> None:
    delivery = desk.bring("school_roll", on_roll([ROWAN], "2026-09-10"))
    out(delivery, "the wrong school's list")
    event = Event.objects.get(kind="withdrawn")
    assert (event.actor, event.about, event.why) == ("dev", delivery.ref, "the wrong school's list")
    assert trail.verify("events")[1] is None


def test_it_cannot_be_done_twice_nor_to_what_is_not_here(desk: Desk) -> None:
    delivery = desk.bring("school_roll", on_roll([ROWAN], "2026-09-10"))
    out(delivery)
    for ref in (delivery.ref, "D0000000000"):
        with pytest.raises(NotFound):
            withdraw(ref, actor=DEV, why="", now=NOW)


def test_it_is_not_for_everybody(desk: Desk) -> None:
    delivery = desk.bring("school_roll", on_roll([ROWAN], "2026-09-10"))
    for actor in (Actor("amira", "officer"), Actor("ben", "school")):
        with pytest.raises(NotAllowed):
            withdraw(delivery.ref, actor=actor, why="", now=NOW)


def test_it_leaves_nothing_waiting(desk: Desk) -> None:
    desk.bring("school_roll", on_roll([ROWAN], "2026-09-10"))
    out(desk.bring("school_roll", on_roll([{**ROWAN, "address1": "4 Kestrel Row "}], "2026-10-05")))
    assert link_waiting(DEV, now=NOW)["sightings"] == 0
    assert Child.everyone.count() == 1
