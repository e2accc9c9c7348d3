"""A few waiting rows are matched with the children they may be about alone, and are linked as among all of them."""

import pytest

from onroll.intake import nodes
from onroll.register.models import Child
from tests.intake.lists import LEONA, NHS_1, ROWAN, TOMAS, Desk, on_roll

pytestmark = pytest.mark.django_db(databases=["default", "trail"])
REFERRALS = {
    "misspelt": {**ROWAN, "forename": "Rowen", "surname": "Thistelwood"},
    "moved": {**ROWAN, "postcode": "ZY9 9ZZ", "address1": "1 Far End"},
    "turned round": {**ROWAN, "forename": "Thistlewood", "surname": "Rowan"},
    "day and month": {**LEONA, "dob": "2015-03-02"},
    "by number": {"surname": "Another", "forename": "Leona", "nhs_number": NHS_1, "dob": "2015-02-03"},
    "nobody": {"surname": "Unheard", "forename": "Of", "dob": "2012-12-12", "postcode": "ZY8 8ZZ"},
}


def the_roll_comes(desk: Desk) -> None:
    desk.bring("school_roll", on_roll([ROWAN, {**LEONA, "nhs_number": NHS_1}, TOMAS], "2026-09-10"))


@pytest.fixture
def known(desk: Desk) -> Desk:
    desk.begin(the_roll_comes)
    return desk


@pytest.mark.parametrize("kind", REFERRALS)
def test_it_links_a_referral_as_it_would_among_all(
    known: Desk, kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    known.take("housing", [REFERRALS[kind]])
    few = nodes.nodes(nodes.waiting())
    monkeypatch.setattr(nodes, "FEW", 0)
    every = nodes.nodes(nodes.waiting())
    assert every.register.height == 3 > few.register.height
    from onroll.matching import link

    told = [
        link(
            one.waiting.to_arrow(), one.register.to_arrow(), one.refs.to_arrow(), census=one.census
        ).decisions
        for one in (few, every)
    ]
    assert [told[0][column].to_pylist() for column in ("node", "child", "band")] == [
        told[1][column].to_pylist() for column in ("node", "child", "band")
    ]


def test_it_reads_every_sealed_child_since_search_knows_none(known: Desk) -> None:
    sealed = Child.everyone.order_by("pk").last()
    Child.everyone.filter(pk=sealed.pk).update(restriction="adoption")
    known.take("housing", [REFERRALS["nobody"]])
    assert sealed.pk in nodes.nodes(nodes.waiting()).register["child"].to_list()
