"""A preview says exactly what settling would change, and leaves nothing behind."""

import random
from datetime import date

import pytest

from onroll.intake.check import NotAllowed, NotReceived
from onroll.intake.hold import settle
from onroll.intake.link import link_waiting
from onroll.intake.withdraw import withdraw
from onroll.jobs.preview import preview
from onroll.register.models import Child, Delivery, Doubt, Event, Link, Look
from onroll.register.scope import SYSTEM, Actor, NotFound
from onroll.reports.absent import absent_from
from onroll.reports.account import account
from tests.intake.lists import (
    DEV,
    LEONA,
    NOW,
    ON,
    OTHER_SCHOOL,
    ROWAN,
    SCHOOL,
    TOMAS,
    Desk,
    Row,
    account_csv,
    nameless,
    on_roll,
    upn,
)
from tests.web.town import SCHOOLS

pytestmark = pytest.mark.django_db(databases=["default", "trail"])
TABLES = (Child, Delivery, Doubt, Event, Link, Look)


def seen(delivery: Delivery) -> dict[str, object]:
    return preview(delivery.ref, actor=DEV, on=ON, now=NOW)


def settled(delivery: Delivery) -> None:
    settle(delivery.ref, actor=DEV, why="seen", now=NOW)
    link_waiting(DEV, now=NOW)


def everything() -> list[object]:
    """Every row that a preview might leave behind."""
    return [list(model._default_manager.order_by("pk").values()) for model in TABLES]


def ref_of(name: str) -> str:
    rows = account(ON, None, SYSTEM).rows
    return str(rows.filter(rows["name"] == name)["child"].item())


def the_next_roll_is_held(desk: Desk) -> Delivery:
    """The school's next roll: Rowan has moved house, Leona is gone, Tomas is new."""
    of_tomas_year = {**LEONA, "dob": "2015-10-03"}
    desk.bring("school_roll", on_roll([ROWAN, of_tomas_year], "2026-09-10"))
    moved = {**ROWAN, "postcode": "ZY2 1AA", "address1": "1 Quay Street"}
    return desk.bring("school_roll", on_roll([moved, TOMAS], "2026-10-05"), hold=True)


@pytest.fixture
def held(desk: Desk) -> Delivery:
    return desk.begin(the_next_roll_is_held)


def test_it_says_who_is_new_who_has_moved_and_who_is_absent(held: Delivery) -> None:
    told = seen(held)
    assert (told["new_children"], told["moved_home"], told["absent"], told["changed_position"]) == (
        1,
        1,
        1,
        1,
    )
    assert told["positions"] == [{"from": "on_roll", "to": "unaccounted", "children": 1}]
    children = told["children"]
    assert isinstance(children, dict)
    assert children["new"] == [{"line": 3, "position": "on_roll"}]
    assert children["moved_home"][0]["child"] == ref_of("Rowan Thistlewood")
    assert children["absent"] == [{"child": ref_of("Leona Quickfall"), "school": "8992001"}]


def test_it_names_nobody_in_what_is_kept(held: Delivery) -> None:
    told = str(seen(held))
    assert not [word for word in ("Rowan", "Leona", "Tomas", "Quay", "ZY2") if word in told]


def test_it_leaves_nothing_behind(held: Delivery) -> None:
    before, csv = everything(), account_csv()
    seen(held)
    assert everything() == before and account_csv() == csv


def test_it_says_what_settling_then_does(held: Delivery) -> None:
    before = account(ON, None, SYSTEM)
    told = seen(held)
    settled(held)
    after = account(ON, None, SYSTEM)
    assert after.children - before.children == told["new_children"]
    both = before.rows.join(after.rows, on="child", suffix="_then")
    assert both.filter(both["position"] != both["position_then"]).height == told["changed_position"]
    with pytest.raises(NotFound):
        seen(held)


def test_it_says_which_children_prove_to_be_one(desk: Desk) -> None:
    desk.bring("school_roll", on_roll([{**ROWAN, "upn": upn(1)}], "2026-09-10"))
    other = {"surname": "Marchetti", "forename": "Rowan", "dob": ROWAN["dob"], "nhs_number": "9990000018"}
    desk.bring("child_health", [{**other, "registered_on": "2026-09-01"}])
    bridge = {**ROWAN, "upn": upn(1), "nhs_number": "9990000018", "registered_on": "2026-09-20"}
    told = seen(desk.bring("child_health", [bridge], hold=True))
    assert (told["new_children"], told["joined_into_another"]) == (0, 1)


def test_it_shows_nothing_of_sealed_children(desk: Desk) -> None:
    desk.bring("school_roll", on_roll([ROWAN, LEONA], "2026-09-10"))
    sealed = desk.bring("adoption", [{**ROWAN, "placed_on": "2026-09-20"}], hold=True)
    with pytest.raises(NotReceived):
        seen(sealed)
    settled(sealed)
    again = desk.bring(
        "school_roll", on_roll([{**ROWAN, "address1": "9 Elm"}, LEONA], "2026-10-05"), hold=True
    )
    told = seen(again)
    assert (told["moved_home"], told["changed_facts"], told["new_children"], told["absent"]) == (0, 0, 0, 0)


def test_it_is_not_for_everybody(held: Delivery) -> None:
    with pytest.raises(NotAllowed):
        preview(held.ref, actor=Actor("ben", "school"), on=ON, now=NOW)


def lists_of(chance: random.Random) -> list[tuple[str, list[Row]]]:
    """Five lists at random: rolls of two schools and news of health, of one to three children."""
    children = [{**one, "upn": upn(n)} if n < 2 else one for n, one in enumerate((ROWAN, LEONA, TOMAS))]
    made: list[tuple[str, list[Row]]] = []
    for day in range(1, 6):
        some, on = chance.sample(children, chance.randint(1, 3)), date(2026, 9, day).isoformat()
        if chance.random() < 0.6:
            made.append(("school_roll", on_roll(some, on, chance.choice((SCHOOL, OTHER_SCHOOL)))))
        else:
            made.append(("child_health", [{**one, "registered_on": on} for one in some]))
    return made


def brought(desk: Desk, source: str, rows: list[Row], *, hold: bool) -> Delivery:
    """A list brought in; a held one is looked at first, which changes nothing, and then settled."""
    before = account_csv()
    made = desk.bring(source, rows, hold=hold)
    if hold:
        assert account_csv() == before
        seen(made)
        assert account_csv() == before
        settled(made)
    return made


def five_lists_come(desk: Desk, seed: int) -> tuple[list[Delivery], list[str], random.Random]:
    """What a random five became, the account before each of them and in the end, and the chance that is left."""
    chance = random.Random(seed)
    accounts, stand = [account_csv()], []
    for source, rows in lists_of(chance):
        stand.append(brought(desk, source, rows, hold=chance.random() < 0.5))
        accounts.append(account_csv())
    return stand, accounts, chance


@pytest.mark.parametrize("seed", range(4))
def test_it_restores_the_account_byte_for_byte_whatever_came_in_whatever_order(desk: Desk, seed: int) -> None:
    stand, accounts, _ = desk.begin(five_lists_come, seed)
    for made in reversed(stand):
        assert account_csv() == accounts.pop()
        withdraw(made.ref, actor=DEV, why="again", now=NOW)
    assert account_csv() == accounts.pop()


@pytest.mark.parametrize("seed", range(4))
def test_it_ends_as_if_whichever_was_withdrawn_had_never_come(desk: Desk, seed: int) -> None:
    stand, _, chance = desk.begin(five_lists_come, seed)
    lists = lists_of(random.Random(seed))
    gone = chance.randrange(len(lists))
    withdraw(stand[gone].ref, actor=DEV, why="again", now=NOW)
    after = nameless()
    for made in stand[:gone] + stand[gone + 1 :]:
        withdraw(made.ref, actor=DEV, why="again", now=NOW)
    desk.brought = 0
    for place, (source, rows) in enumerate(lists):
        if place == gone:
            desk.brought += 1
        else:
            desk.bring(source, rows)
    assert nameless() == after


def test_it_counts_who_is_absent_where_the_roll_names_its_school_by_urn(desk: Desk) -> None:
    desk.take("schools", SCHOOLS)
    desk.bring("school_roll", on_roll([ROWAN, {**LEONA, "dob": "2015-10-03"}], "2026-09-10"))
    by_urn = [{**ROWAN, "urn": "140001", "as_at": "2026-10-05", "entry_date": "2025-09-01"}]
    held = desk.bring("school_roll", by_urn, hold=True)
    assert seen(held)["absent"] == 1
    settled(held)
    held.refresh_from_db()
    assert absent_from(held, ON, None, SYSTEM)["name"].to_list() == ["Leona Quickfall"]


def test_it_says_that_a_roll_is_too_small_for_anybody_to_be_counted_absent(desk: Desk) -> None:
    desk.bring("school_roll", on_roll([ROWAN, {**LEONA, "dob": "2015-10-03"}, TOMAS], "2026-09-10"))
    told = seen(desk.bring("school_roll", on_roll([ROWAN], "2026-10-05"), hold=True))
    assert told["absent"] == 0
    assert told["alarms"] == [
        "The roll of 8992001 is too small to be believed: nobody is counted as absent from it."
    ]
