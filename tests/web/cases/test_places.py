"""The nearest school with a place, from a case: what is known, from when, by whom, and what is not."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from onroll.intake.receive import Item, receive_many
from onroll.register.models import Look
from onroll.register.scope import SYSTEM
from tests.web.cases.conftest import Cases
from tests.web.town import NOW

pytestmark = pytest.mark.django_db(databases=["default", "trail"])


@pytest.fixture
def counted(cases: Cases, tmp_path: Path) -> Cases:
    """Admissions has counted the places of one school."""
    path = tmp_path / "vacancies.csv"
    path.write_text("laestab,year_group,places,counted_on\n8992001,5,4,2026-11-10\n")
    learned = datetime(2026, 11, 11, 9, tzinfo=UTC)
    receive_many([Item("vacancies", path, learned, None)], actor=SYSTEM, now=NOW)
    return cases


def test_it_shows_the_places_the_day_and_who_said_so_row_70(counted: Cases) -> None:
    """The nearest school with a place is proposed from what is known, and unknown distances are said. Row 70."""
    file = counted.open()
    page = counted.page(f"/cases/{file.ref}/places")
    assert "Alder Park Primary School" in page and "10 November 2026" in page
    assert "Ferrymead School" not in page
    assert "How far the schools are is not known" in page
    assert Look.objects.filter(page="case-places", child_ref=file.child, actor="amira").count() == 1


def test_it_shows_a_case_of_nobody_to_nobody(counted: Cases) -> None:
    assert counted.client["amira"].get("/cases/KNOTHING99/places").status_code == 404


def test_it_is_offered_on_the_page_of_the_case(counted: Cases) -> None:
    file = counted.open()
    assert f"/cases/{file.ref}/places" in counted.page(f"/cases/{file.ref}")
