"""One child: why they stand where they stand, what has happened, and what a school is not shown."""

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client

from onroll.register.models import Look
from onroll.web.pages.child.page import age
from tests.web.town import Town

pytestmark = pytest.mark.django_db(databases=["default", "trail"])
SignIn = Callable[[str], Client]


def test_it_says_who_where_and_why(town: Town, signed_in: SignIn) -> None:
    page = signed_in("amira").get(f"/child/{town.elsewhere}").content.decode()
    for expected in ("Rohan Deshpande", "8 April 2013, 13 years old", "On a school roll", "What would change it",
                     "On the roll of Ferrymead School", "Named in a police notice", "Police notice",
                     "Education Act 1996"):  # fmt: skip
        assert expected in page, expected


def test_it_gives_every_separate_answer(town: Town, signed_in: SignIn) -> None:
    page = signed_in("amira").get(f"/child/{town.gone}").content.decode()
    for asked in ("Attending school?", "Missing education?", "section 436A", "Children-not-in-school register",
                  "monthly data", "DfE return"):  # fmt: skip
        assert asked in page, asked


def test_it_shows_a_school_only_what_schools_have_said(town: Town, signed_in: SignIn) -> None:
    page = signed_in("ben").get(f"/child/{town.of_ben}").content.decode()
    assert "Amara Okonjo" in page and "Only what your own school has said" in page
    assert "Police" not in page and "What would change it" not in page


def test_it_writes_the_look_down(town: Town, signed_in: SignIn) -> None:
    signed_in("amira").get(f"/child/{town.gone}")
    look = Look.objects.get(actor="amira", page="child")
    assert look.child_ref == town.gone and look.request


def test_it_writes_no_look_for_a_child_who_is_not_shown(town: Town, signed_in: SignIn) -> None:
    signed_in("ben").get(f"/child/{town.elsewhere}")
    assert not Look.objects.filter(actor="ben").exists()


def test_it_tells_an_age_in_years_and_a_babys_in_months() -> None:
    assert age(date(2018, 3, 2), date(2026, 3, 1)) == "7 years old"
    assert age(date(2018, 3, 2), date(2026, 3, 2)) == "8 years old"
    assert age(date(2026, 8, 31), date(2026, 9, 30)) == "0 months old"
    assert age(date(2027, 1, 1), date(2026, 9, 30)) == ""
    assert age(None, date(2026, 9, 30)) == ""
