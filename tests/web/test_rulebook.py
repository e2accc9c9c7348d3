"""The rulebook and the help can be read by everybody."""

from collections.abc import Callable

import pytest
from django.test import Client

from onroll.policy.rulebook import positions

pytestmark = pytest.mark.django_db(databases=["default", "trail"])


def test_it_shows_every_position_in_order_and_every_ground(signed_in: Callable[[str], Client]) -> None:
    page = signed_in("dev").get("/rulebook").content.decode()
    places = [page.index(f'<tr id="{one.code}">') for one in positions()]
    assert places == sorted(places)
    assert all(f"({letter})</th>" in page for letter in "abcdefghijklmno")


def test_it_helps_before_anybody_signs_in() -> None:
    assert b"What Onroll does" in Client().get("/help").content
