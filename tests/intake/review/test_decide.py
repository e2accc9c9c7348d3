"""A person decides: one, two, or not yet; with a reason, once, and for good until undone."""

from datetime import date

import pytest

from onroll.intake.check import NotAllowed
from onroll.intake.review.asked import Changed, NotDecided, TwoNumbers
from onroll.intake.review.decide import cannot_tell, different, join, same
from onroll.intake.withdraw import withdraw
from onroll.register import trail
from onroll.register.models import Child, DecidedRow, Decision, Doubt, Event, Link
from onroll.register.scope import Actor, NotFound
from onroll.reports.account import account
from onroll.reports.check import checks
from tests.intake.lists import DEV, LEONA, NOW, ON, Desk, on_roll
from tests.intake.review.people import (
    AMIRA,
    BRIDGE,
    CAROL,
    FIRST,
    PATIENT,
    SECOND,
    doubtful,
    refs,
    two_strangers,
)

pytestmark = pytest.mark.django_db(databases=["default", "trail"])
BECAUSE = "the school gave the number twice"


def whole() -> None:
    assert [one for one in checks(ON) if not one["holds"]] == []


def test_it_makes_one_child_of_two_and_keeps_the_elders_reference(desk: Desk) -> None:
    doubt = doubtful(desk)
    elder, younger = refs()
    same(doubt, actor=AMIRA, why=BECAUSE, now=NOW, confirmed="both letters are here")
    assert refs() == [elder]
    links = Link.objects.filter(child__ref=elder, undone_at=None, decision__isnull=False)
    assert [(one.reason, one.decided_by, one.known_from) for one in links] == [
        ("person-said-same", "amira", NOW)
    ]
    assert Doubt.objects.get().decision == "same"
    whole()


def test_it_needs_a_word_more_where_two_lasting_numbers_speak_against_it(desk: Desk) -> None:
    doubt = doubtful(desk)
    with pytest.raises(TwoNumbers, match="UPN"):
        same(doubt, actor=AMIRA, why=BECAUSE, now=NOW)
    assert len(refs()) == 2 and not Decision.objects.exists()


def test_it_is_one_event_on_the_trail_with_no_name_in_it(desk: Desk) -> None:
    doubt, before = doubtful(desk), Event.objects.count()
    same(doubt, actor=AMIRA, why=BECAUSE, now=NOW, confirmed="yes")
    event = Event.objects.order_by("-pk").first()
    assert event is not None and Event.objects.count() == before + 1
    assert (event.kind, event.actor, event.why) == ("decided", "amira", BECAUSE)
    assert "Rowan" not in event.detail and refs()[0] in event.detail
    assert trail.verify("events")[1] is None


def test_it_is_known_only_from_when_it_was_decided(desk: Desk) -> None:
    doubt = doubtful(desk)
    before = account(ON, NOW.replace(hour=8), DEV_ALL).children
    same(doubt, actor=AMIRA, why=BECAUSE, now=NOW, confirmed="yes")
    assert account(ON, NOW.replace(hour=8), DEV_ALL).children == before == 2
    assert account(ON, NOW, DEV_ALL).children == 1


DEV_ALL = Actor("system", "system")


@pytest.mark.parametrize("actor", [Actor("ben", "school"), DEV, Actor("nobody", "none")])
def test_it_is_for_officers_and_managers_alone(desk: Desk, actor: Actor) -> None:
    doubt = doubtful(desk)
    for decide in (same, different):
        with pytest.raises(NotAllowed):
            decide(doubt, actor=actor, why=BECAUSE, now=NOW)
    with pytest.raises(NotAllowed):
        join(*refs(), actor=actor, why=BECAUSE, now=NOW)


def test_it_needs_a_reason(desk: Desk) -> None:
    doubt = doubtful(desk)
    for decide in (same, different):
        with pytest.raises(NotDecided, match="say why"):
            decide(doubt, actor=AMIRA, why="  ", now=NOW)


def test_it_tells_the_second_of_two_officers_and_loses_nothing(desk: Desk) -> None:
    doubt = doubtful(desk)
    seen = dict(Child.everyone.values_list("ref", "version"))
    different(doubt, actor=AMIRA, why=BECAUSE, now=NOW, seen=seen)
    with pytest.raises(Changed):
        same(doubt, actor=CAROL, why=BECAUSE, now=NOW, seen=seen, confirmed="yes")
    assert [one.kind for one in Decision.objects.all()] == ["different"]


def test_it_tells_the_second_officer_too_when_the_first_could_not_tell(desk: Desk) -> None:
    doubt = doubtful(desk)
    seen = dict(Child.everyone.values_list("ref", "version"))
    cannot_tell(doubt, actor=AMIRA, why="asked", now=NOW, again_on=date(2026, 12, 1), seen=seen)
    with pytest.raises(Changed):
        different(doubt, actor=CAROL, why=BECAUSE, now=NOW, seen=seen)
    assert Doubt.objects.get().decided_at is None


def test_it_never_joins_by_itself_whom_a_person_calls_two(desk: Desk) -> None:
    one, other = two_strangers(desk)
    made = join(one, other, actor=AMIRA, why=BECAUSE, now=NOW)
    from onroll.intake.review.undo import undo

    undo(made.pk, actor=AMIRA, why="a slip", now=NOW)
    tell_apart(one, other)
    desk.bring("child_health", [{**BRIDGE, "registered_on": "2026-09-20"}])
    assert set(refs()) == {one, other}
    whole()


def test_it_keeps_two_apart_through_a_third_identity_after_a_withdrawal(desk: Desk) -> None:
    roll = desk.bring("school_roll", on_roll([FIRST], "2026-09-10"))
    desk.bring("social_care", [{**FIRST, "middle_names": "J", "plan": "CIN", "as_at": "2026-09-12",
                                "started_on": "2026-09-01"}])  # fmt: skip
    desk.bring("child_health", [{**PATIENT, "registered_on": "2026-09-01"}])
    one, other = refs()
    tell_apart(one, other)
    desk.take("child_health", [{**BRIDGE, "registered_on": "2026-09-20"}])
    withdraw(roll.ref, actor=DEV, why="sent in error", now=NOW)
    parted()
    whole()


def test_it_keeps_two_apart_when_a_list_is_withdrawn_and_comes_again(desk: Desk) -> None:
    rows = on_roll([SECOND], "2026-10-05", "8994001")
    desk.bring("school_roll", on_roll([FIRST], "2026-09-10"))
    again = desk.bring("school_roll", rows)
    different(Doubt.objects.get().pk, actor=AMIRA, why=BECAUSE, now=NOW)
    withdraw(again.ref, actor=DEV, why="sent in error", now=NOW)
    desk.bring("school_roll", rows)
    assert len(refs()) == 2
    assert not Doubt.objects.filter(decided_at=None, withdrawn=False).exists(), (
        "they are not asked about again"
    )
    whole()


def test_it_keeps_one_child_one_when_what_joined_its_rows_is_withdrawn(desk: Desk) -> None:
    one, other = two_strangers(desk)
    join(one, other, actor=AMIRA, why=BECAUSE, now=NOW)
    rows = [{**PATIENT, "registered_on": "2026-09-01"}]
    from onroll.register.models import Delivery

    withdraw(Delivery.objects.get(source="child_health").ref, actor=DEV, why="error", now=NOW)
    assert refs() == [one]
    desk.bring("child_health", rows)
    assert refs() == [one], "the very same words are the very same child"
    whole()


def test_it_keeps_the_younger_joined_when_all_of_the_elders_rows_are_withdrawn(desk: Desk) -> None:
    one, other = two_strangers(desk)
    join(one, other, actor=AMIRA, why=BECAUSE, now=NOW)
    from onroll.register.models import Delivery

    withdraw(Delivery.objects.get(source="school_roll").ref, actor=DEV, why="error", now=NOW)
    assert refs() == [one]
    assert account(ON, None, DEV_ALL).rows["surname"].to_list() == ["Marchetti"]
    whole()


def test_it_will_not_join_whom_an_earlier_decision_calls_two(desk: Desk) -> None:
    one, other = two_strangers(desk)
    tell_apart(one, other)
    with pytest.raises(NotDecided, match="undo that one first"):
        join(one, other, actor=CAROL, why=BECAUSE, now=NOW)


def test_it_finds_no_sealed_child(desk: Desk) -> None:
    desk.bring("school_roll", on_roll([FIRST, LEONA], "2026-09-10"))
    elder, younger = refs()
    desk.bring("adoption", [{**FIRST, "placed_on": "2026-09-20"}])
    sealed = Child.everyone.get(restriction="sealed").ref
    open_one = next(ref for ref in (elder, younger) if ref != sealed)
    for pair in ((sealed, open_one), (open_one, sealed), (open_one, "CZZZZZZZZZ")):
        with pytest.raises(NotFound):
            join(*pair, actor=CAROL, why=BECAUSE, now=NOW)
    assert not DecidedRow.objects.exists()


def test_it_finds_no_doubt_that_sealing_has_closed(desk: Desk) -> None:
    doubt = doubtful(desk)
    desk.bring("adoption", [{**FIRST, "placed_on": "2026-10-20"}])
    for decide in (same, different):
        with pytest.raises(NotFound):
            decide(doubt, actor=CAROL, why=BECAUSE, now=NOW)


def test_it_follows_what_was_asked_about_the_younger(desk: Desk) -> None:
    doubt = doubtful(desk)
    stranger = {**LEONA, "upn": ""}
    desk.bring("child_health", [{**stranger, "registered_on": "2026-09-01"}])
    third = refs()[2]
    elder, younger = refs()[:2]
    sighting = Link.objects.get(child__ref=third, undone_at=None).sighting
    Doubt.objects.create(sighting=sighting, child=Child.everyone.get(ref=younger), weight=3.0, reason="weak",
                         raised_at=NOW)  # fmt: skip
    same(doubt, actor=AMIRA, why=BECAUSE, now=NOW, confirmed="yes")
    open_one = Doubt.objects.get(decided_at=None, withdrawn=False)
    assert (open_one.child.ref, open_one.sighting_id) == (elder, sighting.pk)


def tell_apart(one: str, other: str) -> None:
    """As an officer would from the queue: a doubt about the two, answered."""
    sighting = Link.objects.filter(child__ref=one, undone_at=None).first()
    assert sighting is not None
    doubt = Doubt.objects.create(sighting=sighting.sighting, child=Child.everyone.get(ref=other), weight=5.0,
                                 reason="weak", raised_at=NOW)  # fmt: skip
    different(doubt.pk, actor=AMIRA, why="seen together", now=NOW)


def parted() -> None:
    """No child holds rows of both sides of a standing decision that they are two."""
    for made in Decision.objects.filter(undone_at=None, kind__in=("different", "split")):
        sides = [
            set(Link.objects.filter(undone_at=None, sighting__decided__in=made.rows.filter(side=side)).values_list(
                "child", flat=True))
            for side in (0, 1)
        ]  # fmt: skip
        assert sides[0] and sides[1] and not sides[0] & sides[1]
