"""The worklist: who to look for first, as a page and as a file."""

import csv
import io
from collections.abc import Callable

import pytest
from django.test import Client

from onroll.register.models import Look
from onroll.web.pages.worklist.page import days_left
from tests.web.town import Town

pytestmark = pytest.mark.django_db(databases=["default", "trail"])
SignIn = Callable[[str], Client]


def test_it_lists_the_child_who_has_gone_and_nobody_on_a_roll(town: Town, signed_in: SignIn) -> None:
    page = signed_in("amira").get("/worklist").content.decode()
    assert "Leander Quickfall" in page and "Okonjo" not in page
    assert Look.objects.filter(actor="amira", page="worklist", child_ref=town.gone).count() == 1


def test_it_exports_what_is_on_the_screen(town: Town, signed_in: SignIn) -> None:
    answer = signed_in("amira").get("/worklist/export.csv?urgency=urgent&urgency=soon")
    rows = list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert "Leander Quickfall" in {row["Name"] for row in rows}


def test_it_shows_a_school_none_of_anybody_elses(town: Town, signed_in: SignIn) -> None:
    assert "Quickfall" not in signed_in("ben").get("/worklist").content.decode()


def test_it_says_how_many_days_are_left() -> None:
    assert [days_left(n) for n in (-2, -1, 0, 1, 4, None)] == [
        "2 days late", "1 day late", "due today", "1 day left", "4 days left", "",
    ]  # fmt: skip
