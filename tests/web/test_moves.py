"""The list of moves that a school does not know of, and a case opened from it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.test import Client

from onroll.intake.link import link_waiting
from onroll.intake.receive import receive
from onroll.register.models import Case, Look
from tests.web.town import DEV, NOW, SCHOOL, Town

pytestmark = pytest.mark.django_db(databases=["default", "trail"])

LIST = (
    "surname,forename,dob,address1,postcode,old_postcode,moved_on\n"
    "Okonjo,Amara,2018-03-02,9 Teasel Close,ZY2 4QT,ZY1 2BB,2026-11-14\n"
)


@pytest.fixture
def amira(town: Town, tmp_path: Path, signed_in: Callable[[str], Client]) -> Client:
    path = tmp_path / "housing.csv"
    path.write_text(LIST)
    receive("housing", path, actor=DEV, now=NOW, learned_at=datetime(2026, 11, 18, 8, tzinfo=UTC))
    link_waiting(DEV, now=NOW)
    return signed_in("amira")


def page(client: Client, address: str) -> str:
    return client.get(address).content.decode()


def test_it_lists_a_move_and_opens_a_case_at_the_pupils_school(amira: Client, town: Town) -> None:
    """Row 27."""
    seen = page(amira, "/moves")
    assert "Amara Okonjo" in seen and "9 Teasel Close, ZY2 4QT" in seen and "To see to (1)" in seen
    assert Look.objects.filter(page="moves", child_ref=town.of_ben, actor="amira").exists()
    answer = amira.post("/moves", {"child": town.of_ben})
    case = Case.objects.get(way_out="house_move")
    assert answer["Location"] == f"/cases/{case.ref}"
    assert case.school == SCHOOL
    assert case.because.startswith("Housing told of a move to 9 Teasel Close, ZY2 4QT on 14 November 2026")
    assert f"/cases/{case.ref}" in page(amira, "/moves")
    assert "Tell the school the new address" in page(amira, f"/cases/{case.ref}")


def test_it_refuses_a_move_that_the_school_shows_by_now(amira: Client, town: Town) -> None:
    answer = amira.post("/moves", {"child": town.elsewhere})
    assert answer.status_code == 400 and "look at the list again" in answer.content.decode()
    assert not Case.objects.filter(way_out="house_move").exists()
