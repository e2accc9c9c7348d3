"""What a person establishes moves the account as a file would, once, and can be taken out again."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from onroll.intake.receive import receive
from onroll.intake.withdraw import withdraw
from onroll.register.models import Child, Delivery, Event, Sighting
from onroll.register.said_of import NotSaid, Said, say
from onroll.register.scope import SYSTEM, Actor, NotFound
from onroll.register.waiting import waiting_count
from onroll.reports.account import account
from onroll.reports.check import checks
from tests.intake.conftest import _another_register, desk, read_here  # noqa: F401
from tests.intake.lists import NOW, ON, OTHER_SCHOOL, ROWAN, SCHOOL, Desk, account_csv, on_roll, upn

pytestmark = pytest.mark.django_db(databases=["default", "trail"])

AMIRA = Actor("amira", "officer")
LEFT = {"laestab": SCHOOL, "leaving_date": "2026-10-20", "destination_la": "850", **ROWAN, "upn": upn(1)}
KNOWN = Said("other_authority", "other_authority", "known", true_from=date(2026, 11, 2), said_on=date(2026, 11, 5),
             place="850")  # fmt: skip


def one_leaves(desk: Desk) -> str:  # noqa: F811
    """A child who left for another authority."""
    desk.bring("school_roll", on_roll([ROWAN | {"upn": upn(1)}], "2026-09-10"))
    desk.bring("school_leavers", [LEFT])
    return str(Child.everyone.get().ref)


@pytest.fixture
def rowan(desk: Desk) -> str:  # noqa: F811
    return desk.begin(one_leaves)


def position() -> str:
    (row,) = account(ON, None, SYSTEM).rows.to_dicts()
    return str(row["position"])


def tell(ref: str, said: Said = KNOWN, key: str = "KTEST act 1") -> Delivery:
    return say(ref, said, key=key, actor=AMIRA, now=NOW)


def test_it_moves_the_account_by_the_rules_of_the_source_it_belongs_to(rowan: str) -> None:
    """Row 41."""
    assert position() == "in_transit"
    tell(rowan)
    assert position() == "lives_elsewhere"
    assert waiting_count() == 0
    assert [one for one in checks(ON) if not one["holds"]] == []


def test_it_takes_another_schools_word_that_the_child_is_on_its_roll(rowan: str) -> None:
    """Row 40."""
    tell(rowan, Said("roll_check", "roll_check", "on_roll", true_from=date(2026, 10, 21), said_on=date(2026, 11, 5),
                     school=OTHER_SCHOOL))  # fmt: skip
    (row,) = account(ON, None, SYSTEM).rows.to_dicts()
    assert (row["position"], row["school"]) == ("on_roll", OTHER_SCHOOL)


def test_it_says_the_same_thing_once_and_a_new_thing_again(rowan: str) -> None:
    first, again = tell(rowan), tell(rowan)
    assert (again.ref, again.repeat, first.repeat) == (first.ref, True, False)
    assert Event.objects.filter(kind="said_of").count() == 1
    assert tell(rowan, key="KTEST act 2").ref != first.ref


def test_it_can_be_withdrawn_like_any_delivery_and_said_once_more(rowan: str) -> None:
    before = account_csv()
    gone = tell(rowan)
    withdraw(gone.ref, actor=Actor("carol", "manager"), why="another child of that name", now=NOW)
    assert account_csv() == before
    assert [one for one in checks(ON) if not one["holds"]] == []
    assert tell(rowan).ref != gone.ref


def test_it_stays_with_the_child_when_what_named_the_child_is_withdrawn(rowan: str) -> None:
    tell(rowan)
    roll = Delivery.objects.get(source="school_roll")
    withdraw(roll.ref, actor=Actor("carol", "manager"), why="the wrong day", now=NOW + timedelta(minutes=1))
    assert (
        Sighting.objects.get(delivery__source="other_authority").links.get(undone_at=None).child.ref == rowan
    )


def test_it_does_not_say_again_where_the_child_lives(rowan: str) -> None:
    tell(rowan)
    said = Sighting.objects.get(delivery__source="other_authority").identity
    assert (said.surname, said.upn, said.postcode, said.address1) == ("Thistlewood", upn(1), None, None)


def test_it_shares_the_key_of_a_file_that_says_the_same_words(rowan: str, desk: Desk) -> None:  # noqa: F811
    tell(rowan)
    who = {name: value for name, value in ROWAN.items() if name in ("surname", "forename", "dob")} | {
        "upn": upn(1)
    }
    path = desk.folder / "same.csv"
    path.write_text(",".join([*who, "la_code", "answer", "answered_on"]) + "\n"
                    + ",".join([*who.values(), "850", "known", "2026-11-06"]) + "\n")  # fmt: skip
    receive("other_authority", path, actor=SYSTEM, now=NOW)
    assert (
        len(
            set(
                Sighting.objects.filter(delivery__source="other_authority").values_list("identity", flat=True)
            )
        )
        == 1
    )


@pytest.mark.parametrize(
    ("said", "message"),
    [
        (Said("other_authority", "closure", "died"), "never says"),
        (Said("closures", "closure", "lost"), "not one of"),
    ],
)
def test_it_refuses_what_its_source_cannot_say(rowan: str, said: Said, message: str) -> None:
    with pytest.raises(NotSaid, match=message):
        tell(rowan, said)
    assert not Delivery.objects.filter(door="form").exists()


@pytest.mark.parametrize("restriction", ["sealed", "near-sealed"])
def test_it_says_nothing_of_a_sealed_child(rowan: str, restriction: str) -> None:
    Child.everyone.update(restriction=restriction)
    with pytest.raises(NotFound):
        tell(rowan)
