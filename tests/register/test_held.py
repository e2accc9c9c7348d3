"""What the safe-contact gate is asked with, out of the lists that were sent."""

from __future__ import annotations

import pytest

from onroll.register.contact import receiving_schools
from onroll.register.held import held, held_of
from onroll.register.models import Child
from tests.intake.conftest import desk, read_here  # noqa: F401
from tests.intake.lists import LEONA, ROWAN, Desk, upn

pytestmark = pytest.mark.django_db(databases=["default", "trail"])

SCHOOLS = (
    "URN,LA (code),EstablishmentNumber,EstablishmentName,EstablishmentStatus (name)\n"
    "140001,899,2001,Alder Park Primary School,Open\n140002,899,4001,Ferrymead School,Open\n"
)


def test_it_names_the_receiving_school_that_a_list_gives_by_its_urn(desk: Desk) -> None:  # noqa: F811
    desk.bring("schools", SCHOOLS)
    joined = ROWAN | {"upn": upn(1), "urn": "140002", "starting_day": "2026-09-07"}
    desk.bring("school_joiners", [joined])
    of = held(Child.everyone.get().pk)
    assert receiving_schools(of) == ("Ferrymead School",)
    assert receiving_schools(of, but=["8994001"]) == ()


def test_it_reads_many_children_as_it_reads_each(desk: Desk) -> None:  # noqa: F811
    desk.bring(
        "school_joiners",
        [{**one, "laestab": "8992001", "starting_day": "2026-09-07"} for one in (ROWAN, LEONA)],
    )
    children = list(Child.everyone.values_list("pk", flat=True))
    assert len(children) == 2 and held_of(children) == {child: held(child) for child in children}


def test_it_names_a_school_that_has_offered_a_place(desk: Desk) -> None:  # noqa: F811
    desk.bring("schools", SCHOOLS)
    desk.bring("offers", [ROWAN | {"laestab": "8994001", "offered_on": "2026-09-07"}])
    assert receiving_schools(held(Child.everyone.get().pk)) == ("Ferrymead School",)
