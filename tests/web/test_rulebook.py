"""The rulebook and the help can be read by everybody."""

from collections.abc import Callable
from html import unescape

import pytest
from django.test import Client

from onroll.policy.deadlines.catalogue import clocks
from onroll.policy.rulebook import positions

pytestmark = pytest.mark.django_db(databases=["default", "trail"])


def test_it_shows_every_position_in_order_and_every_ground(signed_in: Callable[[str], Client]) -> None:
    page = signed_in("dev").get("/rulebook").content.decode()
    places = [page.index(f'<tr id="{one.code}">') for one in positions()]
    assert places == sorted(places)
    assert all(f"({letter})</th>" in page for letter in "abcdefghijklmno")


def test_it_shows_every_clock_with_its_source_and_how_sure_it_is(signed_in: Callable[[str], Client]) -> None:
    page = unescape(signed_in("dev").get("/rulebook").content.decode())
    for one in clocks().values():
        row = page.split(f'<tr id="clock-{one.code}">')[1].split("</tr>")[0]
        sure = one.citation.certainty != "unconfirmed" or one.citation.in_force_from is None
        assert one.title in row and one.owed_by.capitalize() in row
        assert ("Not yet confirmed" in row) == (not sure), one.code
    assert "/calendar/schools" not in page  # Dev has no schools and sees no children


def test_it_helps_before_anybody_signs_in() -> None:
    assert b"What Onroll does" in Client().get("/help").content
