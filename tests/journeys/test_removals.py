"""A removal in a real browser: every page of it at two widths, and the receiving school's answer without an account."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client
from playwright.sync_api import Page

from onroll.register.models import User
from tests.journeys.test_looks_right import WIDTHS, fits
from tests.web.removals.asking import ask, link
from tests.web.town import SCHOOL, Town

pytestmark = pytest.mark.django_db(transaction=True, databases=["default", "trail"])
As = Callable[[str], Page]


def client(username: str) -> Client:
    signed_in = Client()
    signed_in.force_login(User.objects.get(username=username))
    return signed_in


def look(page: Page, addresses: list[str]) -> None:
    for address in addresses:
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            page.goto(address)
            fits(page, f"{address} at {width}")


def day(page: Page, group: str, *parts: str) -> None:
    for part, value in zip(("Day", "Month", "Year"), parts, strict=True):
        page.get_by_role("group", name=group).get_by_label(part).fill(value)


def test_it_shows_the_council_and_the_school_their_pages(town: Town, live_server: object, as_: As) -> None:
    ref = ask(client("ben"), town.of_ben)
    link(client("amira"), ref)
    look(as_("Ben"), ["/school-returns"])
    look(as_("Amira"), ["/removals", "/school-returns", f"/school-returns?school={SCHOOL}", "/team",
                        "/removals/ask", f"/removals/ask/{town.of_ben}/f", f"/removals/{ref}",
                        f"/removals/{ref}/decide", f"/removals/{ref}/confirm", "/off-rolling",
                        f"/child/{town.of_ben}/off-rolling"])  # fmt: skip


def test_it_is_asked_by_a_school_from_the_pupil_to_the_answer(
    town: Town, live_server: object, as_: As
) -> None:
    """Row 38."""
    page = as_("Ben")
    page.get_by_role("link", name="Removals").click()
    page.get_by_role("button", name="Ask to remove a name").click()
    page.get_by_label("Which pupil?").select_option(town.of_ben)
    page.get_by_label("(f) Leaving for education otherwise than at school").check()
    page.get_by_role("button", name="Continue").click()
    day(page, "After which day", "1", "12", "2026")
    page.get_by_role("button", name="Send the request").click()
    page.get_by_text("a copy of the parent’s written notice").first.wait_for()
    look(page, ["/removals", page.url])


def test_it_is_answered_by_the_new_school_without_an_account_or_scripts(
    town: Town, live_server: object, page: Page, plain: Page
) -> None:
    """Row 40."""
    ref = ask(client("ben"), town.of_ben)
    address = link(client("amira"), ref)
    look(page, [address])
    plain.goto(address)
    day(plain, "Date of birth", "2", "3", "2018")
    plain.get_by_label("Surname").fill("Okonjo")
    plain.get_by_label("On our roll").check()
    day(plain, "First day on roll", "2", "11", "2026")
    plain.get_by_label("Your name and role").fill("Rosa Lindqvist, school office")
    plain.get_by_role("button", name="Send the answer").click()
    plain.get_by_role("heading", name="Thank you").wait_for()
