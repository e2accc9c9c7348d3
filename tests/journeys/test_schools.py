"""An officer plans a visit to a school and says what came of it, by keyboard: accessible at both widths."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from onroll.casework.act import Doer
from onroll.casework.visit_school import note_new_staff, plan_meeting
from onroll.policy.collaboration.with_schools import SUPPORT
from tests.journeys.test_agreements import day
from tests.journeys.test_looks_right import WIDTHS, fits
from tests.web.town import AMIRA, NOW, SCHOOL, TODAY, Town

pytestmark = pytest.mark.django_db(transaction=True, databases=["default", "trail"])
As = Callable[[str], Page]
HERE = f"/schools/{SCHOOL}"


def test_it_is_planned_and_told_of_by_keyboard(town: Town, live_server: object, as_: As) -> None:
    """Row 17."""
    page = as_("Amira")
    page.goto("/schools")
    page.get_by_role("link", name="Alder Park Primary School").focus()
    page.keyboard.press("Enter")
    page.get_by_role("link", name="Plan a visit").click()
    expect(page.get_by_label("Visit to the school")).to_be_checked()
    day(page, "On which day?", "20", "11", "2026")
    page.get_by_label("Why, and what to speak of?").fill("Returns come late")
    page.get_by_role("button", name="Plan it").focus()
    page.keyboard.press("Enter")
    page.get_by_text("it is on the calendar for 20 November 2026").wait_for()
    page.goto("/my-day")
    page.get_by_role("link", name="Alder Park Primary School").click()
    page.get_by_role("link", name="Say what came of it").click()
    page.get_by_label("It was held").check()
    page.get_by_label("What came of it, or why was it cancelled?").fill("The lead was shown the returns")
    first = page.get_by_role("group", name="Agreed, 1")
    first.get_by_label("What is to be done?").fill("Send the register")
    first.get_by_label("Who sees to it?").fill("The office")
    day(page.locator("fieldset", has_text="Agreed, 1").first, "By which day?", "4", "12", "2026")
    page.get_by_role("button", name="Save").click()
    page.get_by_text("The lead was shown the returns").wait_for()
    page.get_by_role("button", name="It is done").click()
    page.get_by_text("Written down as done.").wait_for()


def test_it_is_accessible_at_both_widths(town: Town, live_server: object, as_: As) -> None:
    """Rows 17, 31."""
    by = Doer(AMIRA, NOW, TODAY)
    number = plan_meeting(SCHOOL, SUPPORT, TODAY, "amira", "each term", by).pk
    note_new_staff(SCHOOL, "attendance lead", TODAY, by)
    page = as_("Amira")
    forms = (f"{HERE}/plan", f"{HERE}/staff", f"{HERE}/meetings/{number}", f"{HERE}/take-back/{number}")
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        for address in (
            "/schools",
            "/schools?show=visit",
            HERE,
            *forms,
            "/my-day",
            "/calendar",
            "/resource-service",
        ):
            page.goto(address)
            fits(page, f"{address} at {width}")
