"""Holding: a delivery that asks to be seen, or whose size is odd, counts for nothing until it is settled."""

from datetime import date

import pytest

from onroll.intake.check import NotAllowed
from onroll.intake.hold import NoReason, alarms, settle
from onroll.intake.link import link_waiting
from onroll.intake.withdraw import withdraw
from onroll.register.models import Delivery, Event
from onroll.register.scope import Actor, NotFound
from onroll.register.waiting import waiting_count
from tests.intake.lists import DEV, NOW, ROWAN, Desk, Row, account_csv, on_roll
from tests.web.town import SCHOOLS

pytestmark = pytest.mark.django_db(databases=["default", "trail"])

CLASS: list[Row] = [
    {
        "surname": f"Thistle{chr(97 + n)}",
        "forename": "Rowan",
        "dob": f"2015-03-{n + 1:02}",
        "postcode": "ZY1 2BB",
    }
    for n in range(24)
]


def settled(delivery: Delivery, why: str = "") -> None:
    settle(delivery.ref, actor=DEV, why=why, now=NOW)
    link_waiting(DEV, now=NOW)


def test_it_holds_a_source_that_asks_for_it_but_not_by_the_command(desk: Desk) -> None:
    row = {**ROWAN, "closed_on": "2026-09-01", "reason": "failed_to_track"}
    assert desk.take("closures", [row], door="command").state == "read"
    for door in ("page", "folder", "api"):
        held = desk.take("closures", [{**row, "evidence": door}], door=door)
        assert held.state == "held" and "asks to be seen" in held.held_because, door


def test_it_counts_for_nothing_until_it_is_settled(desk: Desk) -> None:
    desk.bring("school_roll", on_roll(CLASS[:3], "2026-09-10"))
    before = account_csv()
    held = desk.bring("school_roll", on_roll(CLASS[3:6], "2026-09-10", "8994001"), hold=True)
    assert (held.state, waiting_count()) == ("held", 0)
    assert account_csv() == before
    settled(held)
    assert account_csv().count("\n") == 7


def test_it_is_the_same_in_the_end_held_or_not(desk: Desk) -> None:
    rows = on_roll(CLASS[:3], "2026-09-10")
    held = desk.bring("school_roll", rows, hold=True)
    settled(held)
    after = account_csv()
    withdraw(held.ref, actor=DEV, why="again", now=NOW)
    desk.brought = 0
    desk.bring("school_roll", rows)
    assert account_csv() == after


def test_it_is_a_repeat_of_a_held_one(desk: Desk) -> None:
    held = desk.take("school_roll", on_roll(CLASS[:3], "2026-09-10"), hold=True)
    again = desk.take("school_roll", on_roll(CLASS[:3], "2026-09-10"))
    assert again.repeat and again.pk == held.pk and again.state == "held"


def test_it_can_be_withdrawn_while_held(desk: Desk) -> None:
    before = account_csv()
    held = desk.bring("school_roll", on_roll(CLASS[:3], "2026-09-10"), hold=True)
    withdraw(held.ref, actor=DEV, why="not ours", now=NOW)
    assert account_csv() == before
    assert not desk.take("school_roll", on_roll(CLASS[:3], "2026-09-10")).repeat


@pytest.mark.parametrize(("rows", "says"), [(12, "only 12 rows"), (48, "48 rows"), (0, "no rows")])
def test_it_holds_a_list_that_is_halved_doubled_or_empty(desk: Desk, rows: int, says: str) -> None:
    desk.bring("school_roll", on_roll(CLASS, "2026-09-10"))
    children = [{**row, "forename": name} for name in ("Rowan", "Leona") for row in CLASS][:rows]
    lists = on_roll(children, "2026-10-10") if children else "laestab,as_at,surname,forename,dob\n"
    held = desk.bring("school_roll", lists, door="page", as_at=date(2026, 10, 10))
    assert held.state == "held" and says in held.held_because
    with pytest.raises(NoReason):
        settled(held)
    settled(held, "the school has told us so")
    assert alarms(Delivery.objects.get(pk=held.pk)) == [held.held_because]


def test_it_measures_each_school_against_its_own_lists(desk: Desk) -> None:
    desk.bring("school_roll", on_roll(CLASS, "2026-09-10"))
    both = [*on_roll(CLASS[:22], "2026-10-10"), *on_roll(CLASS[:3], "2026-10-10", "8994001")]
    assert desk.bring("school_roll", both, door="page").state == "read"


def test_it_alarms_by_the_command_but_holds_nothing(desk: Desk) -> None:
    desk.bring("school_roll", on_roll(CLASS, "2026-09-10"))
    small = desk.bring("school_roll", on_roll(CLASS[:3], "2026-10-10"))
    assert small.state == "read" and alarms(small) == ["It has only 3 rows for 8992001; about 24 are usual."]


def test_it_is_settled_once_by_who_may_and_on_the_trail(desk: Desk) -> None:
    held = desk.take("school_roll", on_roll(CLASS[:3], "2026-09-10"), hold=True)
    with pytest.raises(NotAllowed):
        settle(held.ref, actor=Actor("ben", "school"), why="", now=NOW)
    settled(held, "seen")
    event = Event.objects.get(kind="settled")
    assert (event.about, event.why, event.actor) == (held.ref, "seen", "dev")
    with pytest.raises(NotFound):
        settled(held)


def by_urn(rows: list[Row]) -> list[Row]:
    return [
        {"urn": "140001", **{name: cell for name, cell in row.items() if name != "laestab"}} for row in rows
    ]


@pytest.mark.parametrize("urn_first", [True, False])
def test_it_knows_a_school_again_by_its_other_number(desk: Desk, urn_first: bool) -> None:
    desk.take("schools", SCHOOLS)
    usual, half = on_roll(CLASS, "2026-09-10"), on_roll(CLASS[:11], "2026-10-10")
    desk.take("school_roll", by_urn(usual) if urn_first else usual)
    held = desk.take("school_roll", half if urn_first else by_urn(half), door="folder")
    assert (held.state, held.held_because) == ("held", "It has only 11 rows for 8992001; about 24 are usual.")
