"""A manager writes down an agreement that is missing, by keyboard, and reviews it: accessible at both widths."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.test_looks_right import WIDTHS, fits
from tests.web.town import Town

pytestmark = pytest.mark.django_db(transaction=True, databases=["default", "trail"])
As = Callable[[str], Page]
FORMS = ("review", "replace", "end")


def test_it_is_written_down_and_reviewed_by_keyboard(town: Town, live_server: object, as_: As) -> None:
    """Rows 9, 13, 14."""
    page = as_("Carol")
    page.goto("/agreements")
    page.get_by_role("link", name="agreement with Westshire").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_label("Westshire")).to_be_checked()
    page.get_by_label("Title", exact=True).fill("Sharing with Westshire")
    page.get_by_label("Reference").fill("ISA 14")
    page.get_by_label("Purpose and legal basis").fill("To find children: Education Act 1996 s.436A")
    day(page, "In force from, or the day it was published or held", "1", "9", "2026")
    day(page, "Last day it is in force (optional)", "31", "12", "2026")
    page.get_by_label("Who keeps it?").select_option("carol")
    page.get_by_role("button", name="Write it down").focus()
    page.keyboard.press("Enter")
    page.get_by_text("Expires soon").wait_for()
    entry = page.url
    page.goto("/my-day")
    page.get_by_role("link", name="Sharing with Westshire").wait_for()
    page.goto(f"{entry}/review")
    page.get_by_label("What did the review find?").fill("Still needed; a new one is being drafted.")
    page.get_by_role("button", name="Write the review down").click()
    page.get_by_text("Everything written of it (2)").wait_for()
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        for address in ("/agreements", "/agreements/new", entry, *(f"{entry}/{form}" for form in FORMS)):
            page.goto(address)
            fits(page, f"{address} at {width}")


def day(page: Page, legend: str, *typed: str) -> None:
    boxes = page.get_by_role("group", name=legend)
    for label, value in zip(("Day", "Month", "Year"), typed, strict=True):
        boxes.get_by_label(label).fill(value)
