"""Splitting: the chosen rows are another child, and the two are never joined again by themselves."""

import pytest

from onroll.intake.review.asked import Changed, NotDecided
from onroll.intake.review.split import split
from onroll.intake.withdraw import withdraw
from onroll.register.models import Child, Link
from onroll.register.scope import Actor, NotFound
from tests.intake.lists import DEV, LEONA, NOW, ROWAN, Desk, on_roll
from tests.intake.review.people import AMIRA, FIRST, refs

pytestmark = pytest.mark.django_db(databases=["default", "trail"])
BECAUSE = "two boys of one name"


def rows_of(ref: str) -> list[int]:
    return list(
        Link.objects.filter(child__ref=ref, undone_at=None)
        .order_by("sighting")
        .values_list("sighting", flat=True)
    )


def one_of_three_rows(desk: Desk) -> str:
    for number in (1, 2, 3):
        desk.bring(
            "child_health", [{**FIRST, "middle_names": "J" * number, "registered_on": f"2026-09-0{number}"}]
        )
    (ref,) = refs()
    return ref


def test_it_begins_a_child_for_the_chosen_rows(desk: Desk) -> None:
    ref = one_of_three_rows(desk)
    rows = rows_of(ref)
    made = split(ref, rows[1:], actor=AMIRA, why=BECAUSE, now=NOW)
    assert made.other is not None and refs() == [ref, made.other.ref]
    assert (rows_of(ref), rows_of(made.other.ref)) == (rows[:1], rows[1:])


def test_it_is_not_joined_again_when_the_rows_look_for_their_child_afresh(desk: Desk) -> None:
    ref = one_of_three_rows(desk)
    first = Link.objects.get(sighting=rows_of(ref)[0], undone_at=None).sighting.delivery
    made = split(ref, rows_of(ref)[2:], actor=AMIRA, why=BECAUSE, now=NOW)
    assert made.other is not None
    stayed = rows_of(ref)[1]
    withdraw(first.ref, actor=DEV, why="sent in error", now=NOW)
    assert Link.objects.get(sighting=stayed, undone_at=None).child_id != made.other_id
    assert len(refs()) == 2


def test_it_parts_two_rows_of_the_very_same_words(desk: Desk) -> None:
    first = desk.bring("school_roll", on_roll([ROWAN], "2026-09-10"))
    desk.bring("school_roll", on_roll([ROWAN], "2026-10-05"))
    (ref,) = refs()
    stayed, gone = rows_of(ref)
    desk.bring("school_roll", on_roll([ROWAN], "2026-10-06", "8994001"))
    third = rows_of(ref)[2]
    made = split(ref, [gone], actor=AMIRA, why=BECAUSE, now=NOW)
    withdraw(first.ref, actor=DEV, why="sent in error", now=NOW)
    child = Link.objects.get(sighting=third, undone_at=None).child_id
    assert child != made.other_id and stayed not in rows_of(ref)


def test_it_wants_some_rows_chosen_and_some_left_and_all_of_them_this_childs(desk: Desk) -> None:
    ref = one_of_three_rows(desk)
    desk.bring("school_roll", on_roll([LEONA], "2026-09-10"))
    stranger = rows_of(refs()[1])
    for rows, wrong in (([], NotDecided), (rows_of(ref), NotDecided), (stranger, Changed)):
        with pytest.raises(wrong):
            split(ref, rows, actor=AMIRA, why=BECAUSE, now=NOW)
    assert len(refs()) == 2


def test_it_tells_the_second_of_two_officers(desk: Desk) -> None:
    ref = one_of_three_rows(desk)
    seen = Child.everyone.get(ref=ref).version
    split(ref, rows_of(ref)[2:], actor=AMIRA, why=BECAUSE, now=NOW, seen=seen)
    with pytest.raises(Changed):
        split(ref, rows_of(ref)[1:], actor=AMIRA, why=BECAUSE, now=NOW, seen=seen)


def test_it_finds_no_sealed_child_and_none_for_a_school(desk: Desk) -> None:
    ref = one_of_three_rows(desk)
    rows = rows_of(ref)[1:]
    desk.bring("adoption", [{**FIRST, "placed_on": "2026-10-20"}])
    with pytest.raises(NotFound):
        split(ref, rows, actor=AMIRA, why=BECAUSE, now=NOW)
    with pytest.raises(Exception, match="may not decide"):
        split(ref, rows, actor=Actor("ben", "school"), why=BECAUSE, now=NOW)
