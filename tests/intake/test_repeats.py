"""The same bytes again: a repeat changes nothing, unless it is said that they speak of another day."""

from datetime import date

import pytest

from onroll.register.models import Sighting
from tests.intake.lists import LEONA, ROWAN, SCHOOL, Desk, on_roll

pytestmark = pytest.mark.django_db(databases=["default", "trail"])
UNDATED = [{"laestab": SCHOOL, **ROWAN}, {"laestab": SCHOOL, **LEONA}]
OCTOBER = date(2026, 10, 5)


def test_it_takes_an_unchanged_roll_for_a_later_day_as_news(desk: Desk) -> None:
    desk.take("school_roll", UNDATED, as_at=date(2026, 9, 10))
    again = desk.take("school_roll", UNDATED, as_at=OCTOBER)
    assert not again.repeat and again.as_at == OCTOBER
    assert Sighting.objects.count() == 4


def test_it_takes_an_unchanged_roll_for_the_same_day_as_a_repeat(desk: Desk) -> None:
    desk.take("school_roll", UNDATED, as_at=OCTOBER)
    assert desk.take("school_roll", UNDATED, as_at=OCTOBER).repeat


def test_it_takes_a_roll_that_names_its_own_day_as_a_repeat_whatever_is_said_beside_it(desk: Desk) -> None:
    first = desk.take("school_roll", on_roll([ROWAN], "2026-09-10"))
    again = desk.take("school_roll", on_roll([ROWAN], "2026-09-10"), as_at=OCTOBER)
    assert again.repeat and again.pk == first.pk
    assert Sighting.objects.count() == 1


def test_it_takes_the_same_bytes_from_another_school_as_news(desk: Desk) -> None:
    nameless = [{"upn": "", **ROWAN, "leaving_date": "2026-07-22"}]
    desk.take("school_leavers", nameless, school="8992001")
    assert not desk.take("school_leavers", nameless, school="8994001").repeat
