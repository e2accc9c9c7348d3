"""Moves of home that a school does not know of, from a housing list to the roll that shows the new address."""

from __future__ import annotations

from datetime import date

import pytest

from onroll.casework.act import Doer, NotDone
from onroll.casework.do_step import do_step
from onroll.casework.open_case import open_case
from onroll.policy.ways_out.house_move import CODE, Move, not_known_to_school
from onroll.register.scope import SYSTEM, Actor
from onroll.reports.cases.files import case_file
from onroll.reports.house_moves import UnknownMove, unknown_moves
from tests.intake.lists import LEONA, NOW, ON, OTHER_SCHOOL, ROWAN, SCHOOL, Desk, on_roll, upn

pytestmark = pytest.mark.django_db(databases=["default", "trail"])

PUPIL = ROWAN | {"upn": upn(1)}
NEW_HOME = {"address1": "14 Elm Row", "postcode": "ZY2 9XX"}
MOVED = PUPIL | NEW_HOME | {"old_postcode": ROWAN["postcode"], "moved_on": "2026-09-20"}
MOVED_ON = date(2026, 9, 20)
OFFICER = Actor("ama", "officer")


def rolls(desk: Desk) -> Desk:
    desk.bring("school_roll", on_roll([PUPIL, LEONA], "2026-09-10"), coverage="whole_roll")
    return desk


@pytest.fixture
def town(desk: Desk) -> Desk:
    return rolls(desk)


def moves() -> list[UnknownMove]:
    return unknown_moves(SYSTEM, ON)


def test_it_lists_a_move_that_the_roll_does_not_show(town: Desk) -> None:
    """Row 27."""
    town.bring("housing", [MOVED])
    (one,) = moves()
    assert (one.name, one.school, one.address, one.moved_on) == (
        "Rowan Thistlewood", SCHOOL, "14 Elm Row, ZY2 9XX", date(2026, 9, 20)
    )  # fmt: skip
    assert one.why == "the school’s roll of 10 September 2026, earlier than the move, gives ZY1 2BB"
    assert (one.case, one.ended_on) == ("", None)


def test_it_says_that_a_later_roll_still_gives_the_old_address(town: Desk) -> None:
    town.bring("housing", [MOVED])
    town.bring("school_roll", on_roll([PUPIL, LEONA], "2026-10-10"), coverage="whole_roll")
    assert [one.why for one in moves()] == [
        "the school’s roll of 10 October 2026, later than the move, still gives ZY1 2BB"
    ]


def test_it_drops_a_move_once_the_roll_shows_it(town: Desk) -> None:
    town.bring("housing", [MOVED])
    town.bring("school_roll", on_roll([PUPIL | NEW_HOME, LEONA], "2026-10-10"), coverage="whole_roll")
    assert moves() == []


def test_it_lists_no_child_who_is_on_no_roll_and_no_move_to_come(town: Desk) -> None:
    town.bring("housing", [LEONA | NEW_HOME | {"moved_on": "2026-12-20"}])
    stranger = {"surname": "Ashby", "forename": "Noor", "dob": "2014-01-09", **NEW_HOME}
    town.bring("housing", [stranger | {"moved_on": "2026-09-20"}])
    assert moves() == []


def test_it_does_not_take_another_schools_word_for_this_schools(town: Desk) -> None:
    """Only the school with the child on its roll calls at the door."""
    town.bring("housing", [MOVED])
    there = on_roll([PUPIL | NEW_HOME], "2024-10-10", OTHER_SCHOOL)
    town.bring("school_roll", [{**there[0], "entry_date": "2023-09-01"}], coverage="named_children")
    assert [one.school for one in moves()] == [SCHOOL]


def test_it_shows_how_far_a_move_has_come(town: Desk) -> None:
    """Row 27. The case about it, then that the school was told, until its roll shows the address."""
    town.bring("housing", [MOVED])
    (one,) = moves()
    by = Doer(OFFICER, NOW, ON)
    case = open_case(one.child, CODE, "Housing told us.", by, school=one.school)
    assert [one.case for one in moves()] == [case.ref]
    case.closed_on, case.closed_at, case.outcome = ON, NOW, "school_knows"
    case.save()
    assert [(one.case, one.ended_on, one.ended_as) for one in moves()] == [("", ON, "school_knows")]


def test_it_tells_a_school_nothing_of_the_list(town: Desk) -> None:
    town.bring("housing", [MOVED])
    assert unknown_moves(Actor("dev", "data"), ON) == []


def test_it_sends_no_new_address_before_it_is_answered_who_may_be_told(town: Desk) -> None:
    town.bring("housing", [MOVED])
    (one,) = moves()
    by = Doer(OFFICER, NOW, ON)
    case = open_case(one.child, CODE, "Housing told us.", by, school=one.school)
    _, file = case_file(case.ref, OFFICER, ON)
    with pytest.raises(NotDone, match="answered"):
        do_step(file, "school-told-of-move", "sent", by)


@pytest.mark.parametrize(
    ("says", "said_on", "why"),
    [
        ("ZY2 9XX", None, ""),
        ("", None, "the school’s roll gives no address"),
        ("ZY1 2BB", MOVED_ON, "the school’s roll of 20 September 2026, later than the move, still gives ZY1 2BB"),
        ("ZY1 2BB", None, "the school’s roll, earlier than the move, gives ZY1 2BB"),
    ],
)  # fmt: skip
def test_it_takes_a_move_as_known_only_when_the_school_gives_the_new_address(
    says: str, said_on: date | None, why: str
) -> None:
    assert not_known_to_school(Move(MOVED_ON, "ZY2 9XX", says, said_on)) == why


def test_it_takes_a_move_to_an_address_without_a_postcode_for_no_news() -> None:
    assert not_known_to_school(Move(None, "", "ZY1 2BB", None)) == ""


SCHOOLS = (
    "URN,LA (code),EstablishmentNumber,EstablishmentName,EstablishmentStatus (name)\n"
    "140001,899,2001,Alder Park Primary School,Open\n"
)


def test_it_knows_a_school_by_its_urn(desk: Desk) -> None:
    """A roll that bears the URN, and not the number, speaks for the same school."""
    desk.bring("schools", SCHOOLS)
    rows = [{"urn": "140001", **{name: row[name] for name in row if name != "laestab"}}
            for row in on_roll([PUPIL | NEW_HOME, LEONA], "2026-10-10")]  # fmt: skip
    desk.bring("school_roll", rows, coverage="whole_roll")
    desk.bring("housing", [MOVED])
    assert moves() == []
    desk.bring(
        "housing", [MOVED | {"postcode": "ZY3 1AA", "address1": "2 Fir Way", "moved_on": "2026-10-20"}]
    )
    assert [one.why for one in moves()] == [
        "the school’s roll of 10 October 2026, earlier than the move, gives ZY2 9XX"
    ]
