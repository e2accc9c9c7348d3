"""A child placed for adoption is counted and never listed, and no later list brings either identity out."""

import csv
import io
from pathlib import Path

import pytest

from onroll.intake import clusters
from onroll.intake.link import link_waiting
from onroll.intake.withdraw import withdraw
from onroll.register.models import Child, Doubt
from onroll.register.scope import SYSTEM
from onroll.reports.account import account
from onroll.reports.worklist import worklist
from tests.intake.lists import DEV, LEONA, NOW, ON, ROWAN, Desk, Row, account_csv, on_roll, upn

pytestmark = pytest.mark.django_db(databases=["default", "trail"])

BEFORE: Row = {**ROWAN, "upn": upn(1)}
NEARLY: Row = {"surname": "Thistelwood", "forename": "Rowan", "dob": ROWAN["dob"], "postcode": ROWAN["postcode"],
               "address1": ROWAN["address1"]}  # fmt: skip


def one_is_placed(desk: Desk) -> None:
    """Rowan and Leona are on a roll; then Rowan's earlier identity is closed by adoption."""
    desk.bring("school_roll", on_roll([BEFORE, LEONA], "2026-09-10"))
    desk.bring("adoption", [{**BEFORE, "placed_on": "2026-09-20"}])


@pytest.fixture
def placed(desk: Desk) -> Desk:
    desk.begin(one_is_placed)
    return desk


def shown(folder: Path) -> str:
    """Everything this register would show to somebody who may see every child but the sealed."""
    clusters.write_clusters(folder / "clusters.csv", actor=SYSTEM)
    clusters.write_pairs(folder / "pairs.csv", actor=SYSTEM)
    rows = account(ON, None, SYSTEM).rows
    lists = [str(rows.to_dicts()), str(worklist(ON, None, SYSTEM).to_dicts()), account_csv()]
    return "\n".join([*lists, *(folder.joinpath(name).read_text() for name in ("clusters.csv", "pairs.csv"))])


def test_it_counts_a_sealed_child_and_lists_it_nowhere(placed: Desk) -> None:
    sealed = Child.everyone.get(restriction="sealed")
    assert account(ON, None, SYSTEM).positions["sealed"] == 1
    told = shown(placed.folder)
    assert sealed.ref not in told and "Thistlewood" not in told and upn(1) not in told
    assert "Quickfall" in told


def test_it_hides_no_more_than_the_sealed_child(placed: Desk) -> None:
    assert [name for name in account(ON, None, SYSTEM).rows["name"]] == ["Leona Quickfall"]
    assert account(ON, None, SYSTEM).residual == 0


@pytest.mark.parametrize("source", ["school_roll", "child_health", "police_notices", "referrals", "benefits"])
def test_it_does_not_bring_a_sealed_child_out_by_a_later_row_that_is_nearly_theirs(
    placed: Desk, source: str
) -> None:
    days = {"as_at": "2026-10-05", "registered_on": "2026-10-01", "notice_on": "2026-10-01", "seen_on": "2026-10-01",
            "referred_on": "2026-10-01", "laestab": "8992001", "notice_ref": "PN9"}  # fmt: skip
    placed.bring(source, [{**NEARLY, **days}])
    later = Child.everyone.exclude(restriction="sealed").exclude(restriction="").get()
    told = shown(placed.folder)
    assert later.ref not in told and "Thist" not in told
    assert not Doubt.objects.filter(decided_at=None).exists()


def test_it_does_not_bring_a_sealed_child_out_by_their_own_number(placed: Desk) -> None:
    placed.bring("child_health", [{**BEFORE, "registered_on": "2026-10-01"}])
    assert "Thist" not in shown(placed.folder)


def test_it_lets_a_stranger_of_the_same_name_be_seen(placed: Desk) -> None:
    stranger = {"surname": "Thistlewood", "forename": "Rowan", "dob": "2011-01-30", "postcode": "ZY9 4LL"}
    placed.bring("school_roll", on_roll([{**stranger, "upn": upn(9)}], "2026-10-05", "8994001"))
    assert "Thistlewood" in shown(placed.folder)


def test_it_opens_again_what_was_sealed_in_error(placed: Desk) -> None:
    placed.bring("child_health", [{**NEARLY, "registered_on": "2026-10-01"}])
    from onroll.register.models import Delivery

    withdraw(Delivery.objects.get(source="adoption").ref, actor=DEV, why="the wrong child", now=NOW)
    names = sorted(account(ON, None, SYSTEM).rows["surname"])
    assert names[0] == "Quickfall" and any(name.startswith("Thist") for name in names)
    assert not Child.everyone.filter(restriction="sealed").exists()


def test_it_writes_the_child_of_every_other_row(placed: Desk) -> None:
    clusters.write_clusters(placed.folder / "clusters.csv", actor=SYSTEM)
    rows = list(csv.DictReader(io.StringIO((placed.folder / "clusters.csv").read_text())))
    assert [(row["source"], row["line"]) for row in rows] == [("school_roll", "3")]


def test_it_holds_apart_who_may_already_be_the_sealed_child_but_not_a_twin(desk: Desk) -> None:
    twin = {**ROWAN, "forename": "Rupert", "upn": upn(2)}
    elsewhere = {
        **NEARLY,
        "forename": "Rowen",
        "postcode": "ZY2 9QQ",
        "address1": "1 Nowhere Road",
        "dob": "2016-05-24",
    }
    desk.bring("school_roll", on_roll([BEFORE, twin], "2026-09-10"))
    desk.bring("referrals", [{**elsewhere, "referred_on": "2026-09-12"}])
    assert "Thistelwood" in shown(desk.folder)
    adoption = desk.bring("adoption", [{**BEFORE, "placed_on": "2026-09-20"}])
    told = shown(desk.folder)
    assert "Thistelwood" not in told and "Rupert" in told
    withdraw(adoption.ref, actor=DEV, why="the wrong child", now=NOW)
    assert "Thistelwood" in shown(desk.folder)


def test_it_counts_no_child_that_is_held_apart_among_the_new(placed: Desk) -> None:
    placed.take("child_health", [{**NEARLY, "registered_on": "2026-10-01"}])
    assert link_waiting(DEV, now=NOW)["new_children"] == 0
    assert Child.everyone.exclude(restriction__in=("", "sealed")).count() == 1


def test_it_counts_a_protected_child_no_oftener_with_every_roll_that_still_names_them(placed: Desk) -> None:
    for month in (10, 11, 12):
        placed.bring("school_roll", on_roll([BEFORE, LEONA], f"2026-{month}-05"))
    found = account(ON, None, SYSTEM)
    assert (found.positions["sealed"], found.residual) == (2, 0)  # the child, and one row's worth held apart
    assert list(found.rows["name"]) == ["Leona Quickfall"]


def test_it_frees_every_row_held_apart_when_the_sealing_is_withdrawn(placed: Desk) -> None:
    from onroll.register.models import Delivery

    for month in (10, 11):
        placed.bring("school_roll", on_roll([BEFORE, LEONA], f"2026-{month}-05"))
    withdraw(Delivery.objects.get(source="adoption").ref, actor=DEV, why="the wrong child", now=NOW)
    assert sorted(account(ON, None, SYSTEM).rows["surname"]) == ["Quickfall", "Thistlewood"]
