"""Columns nobody knows: seen and decided at both widths, without scripts and by keyboard."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from onroll.jobs import receive_upload
from onroll.register.models import Job
from tests.browser import axe_violations
from tests.journeys.test_looks_right import WIDTHS, fits
from tests.web.test_mapping import STRANGE
from tests.web.town import Town

pytestmark = pytest.mark.django_db(transaction=True, databases=["default", "trail"])
As = Callable[[str], Page]


def bring(page: Page, folder: Path) -> None:
    """Upload a file with strange headers, let the worker look, and look again."""
    file = folder / "strange.csv"
    file.write_text(STRANGE)
    page.goto("/deliveries/upload")
    page.get_by_label("Who sent them?").select_option("referrals")
    page.get_by_label("Which supplier or team?").fill("Ferrymead")
    page.get_by_label("The files").set_input_files(file)
    page.get_by_role("button", name="Bring in").click()
    expect(page.get_by_text("Waiting for its turn.")).to_be_visible()
    receive_upload.run(Job.objects.latest("asked_at").ref)
    page.goto(f"/deliveries/jobs/{Job.objects.latest('asked_at').ref}")


def test_dev_says_which_column_is_which_without_scripts(plain: Page, town: Town, tmp_path: Path) -> None:
    plain.goto("/sign-in")
    plain.get_by_role("button", name="Sign in as Dev").click()
    bring(plain, tmp_path)
    plain.get_by_role("link", name="Say which column is which").click()
    plain.get_by_label("Bus Colour is read as").select_option("Town")
    plain.get_by_role("button", name="Show how it would be read").click()
    expect(plain.get_by_role("cell", name="Red")).to_be_visible()
    plain.get_by_label("Bus Colour is read as").select_option("Leave it out")
    plain.get_by_role("button", name="Read it so").click()
    receive_upload.run(Job.objects.get().ref)
    plain.get_by_role("link", name="Look again now").click()
    expect(plain.get_by_text("2 rows accepted, 1 rejected")).to_be_visible()


def test_it_is_accessible_at_both_widths(as_: As, town: Town, tmp_path: Path, live_server: object) -> None:
    page = as_("Amira")
    bring(page, tmp_path)
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        fits(page, f"asking at {width}")
    page.get_by_role("link", name="Say which column is which").click()
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        fits(page, f"the columns at {width}")
    page.get_by_label("Bus Colour is read as").focus()
    page.get_by_label("Bus Colour is read as").press("T")  # by keyboard: the next choice that begins so
    page.get_by_role("button", name="Read it so").focus()
    page.keyboard.press("Enter")
    page.get_by_text("These columns are remembered").wait_for()
    page.goto("/deliveries/columns")
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        fits(page, f"what is remembered at {width}")
    page.get_by_role("link", name="Referrals").click()
    page.get_by_label("Bus Colour is read as").wait_for()
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        fits(page, f"one of them at {width}")


def test_it_says_accessibly_what_cannot_be(
    browser_context: BrowserContext, town: Town, tmp_path: Path, live_server: object
) -> None:
    page = browser_context.new_page()  # not `page`: a browser counts an answer of 400 as an error
    page.goto("/sign-in")
    page.get_by_role("button", name="Sign in as Amira").click()
    bring(page, tmp_path)
    page.get_by_role("link", name="Say which column is which").click()
    page.get_by_label("Bus Colour is read as").select_option("Surname")
    page.get_by_role("button", name="Show how it would be read").click()
    page.get_by_role("alert").get_by_role("link").first.click()
    expect(page.get_by_label("Bus Colour is read as")).to_be_focused()
    assert axe_violations(page) == []
