"""Home: the three questions, the proof, and what the figures rest on."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from onroll.web.pages.home.page import moved
from tests.web.town import Town

pytestmark = pytest.mark.django_db(databases=["default", "trail"])
SignIn = Callable[[str], Client]


def test_it_answers_three_questions_and_shows_the_proof(town: Town, signed_in: SignIn) -> None:
    page = signed_in("amira").get("/").content.decode()
    for expected in ("How many children?", "How many without education?", "How many can nobody place?",
                     "in exactly one position; nobody left over", "What these figures rest on"):  # fmt: skip
        assert expected in page, expected


def test_it_counts_only_a_schools_own_pupils_for_a_school(town: Town, signed_in: SignIn) -> None:
    page = signed_in("ben").get("/").content.decode()
    assert "<strong>4</strong> children in exactly one position" in page
    assert "What these figures rest on" not in page


def test_it_shows_the_data_team_sources_but_no_children(town: Town, signed_in: SignIn) -> None:
    page = signed_in("dev").get("/").content.decode()
    assert "Who has sent what" in page and "How many children?" not in page


def test_it_says_how_a_figure_moved() -> None:
    days = [date(2026, 11, 20) - timedelta(weeks=back) for back in range(5, -1, -1)]
    assert moved(days, [20, 19, 18, 9, 8, 7]) == "12 fewer than a month ago"
    assert moved(days, [1, 1, 1, 1, 1, 2]) == "1 more than a month ago"
    assert moved(days, [2, 2, 3, 3, 3, 2]) == "The same as a month ago"
    assert moved(days[-2:], [2, 2]) == "No figure yet for a month ago"


def test_it_asks_the_register_once_a_page_whose_it_is(town: Town, signed_in: SignIn) -> None:
    client = signed_in("amira")
    client.get("/my-day")
    with CaptureQueriesContext(connection) as found:
        client.get("/my-day")
    assert sum('FROM "register_setting"' in one["sql"] for one in found.captured_queries) == 1
