"""Past days: every page as at a day, until one goes back."""

from collections.abc import Callable

import pytest
from django.test import Client

from tests.web.town import Town

pytestmark = pytest.mark.django_db(databases=["default", "trail"])
SignIn = Callable[[str], Client]
THAT_DAY = {"on-day": "15", "on-month": "9", "on-year": "2026", "as_known": "then"}


def test_it_shows_every_page_as_known_that_day(town: Town, signed_in: SignIn) -> None:
    client = signed_in("amira")
    assert client.post("/replay", THAT_DAY).status_code == 302
    page = client.get("/account").content.decode()
    assert "You are looking at <strong>15 September 2026</strong>, as known that day." in page
    assert "7 children" in page  # the eighth arrived later
    assert client.get(f"/deliveries/{town.wrong}").status_code == 404


def test_it_can_use_todays_knowledge_of_that_day(town: Town, signed_in: SignIn) -> None:
    client = signed_in("amira")
    client.post("/replay", {**THAT_DAY, "as_known": "now"})
    assert "as known today" in client.get("/account").content.decode()


def test_it_goes_back_to_today(town: Town, signed_in: SignIn) -> None:
    client = signed_in("amira")
    client.post("/replay", THAT_DAY)
    client.post("/replay", {"back": "yes"})
    assert "You are looking at" not in client.get("/account").content.decode()


def test_it_lets_nothing_be_changed_meanwhile(town: Town, signed_in: SignIn) -> None:
    client = signed_in("carol")
    client.post("/replay", THAT_DAY)
    assert client.get("/deliveries/upload").status_code == 404
    assert client.get(f"/deliveries/{town.roll}/withdraw").status_code == 404


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ({"on-day": "31", "on-month": "2", "on-year": "2026"}, "not a day in the calendar"),
        ({"on-day": "", "on-month": "", "on-year": ""}, "The day is needed"),
        ({"on-day": "1", "on-month": "1", "on-year": "2030"}, "today or earlier"),
        ({"on-day": "1", "on-month": "1", "on-year": ""}, "a day, a month and a year"),
    ],
)
def test_it_says_what_is_wrong_with_a_day(typed: dict[str, str], says: str, signed_in: SignIn) -> None:
    answer = signed_in("amira").post("/replay", {**typed, "as_known": "then"})
    page = answer.content.decode()
    assert answer.status_code == 400 and says in page and "There is a problem" in page
    assert "<title>Error: " in page
