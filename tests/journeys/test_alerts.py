"""An officer answers an alert by the page: accessible in every state, at both widths."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.journeys.test_looks_right import WIDTHS, fits
from tests.web.mentioned import mention
from tests.web.town import Town

pytestmark = pytest.mark.django_db(transaction=True, databases=["default", "trail"])
As = Callable[[str], Page]


def test_it_answers_an_alert_and_takes_the_answer_back(
    town: Town, tmp_path: Path, live_server: object, as_: As
) -> None:
    alerts = mention(tmp_path)
    page = as_("Amira")
    page.get_by_role("link", name="See the alerts").click()
    page.get_by_role("link", name="Maisie Pettifer").click()
    page.get_by_label("It is the child").check()
    page.get_by_label("How do you know?").fill("Her aunt says so")
    page.get_by_role("button", name="Save the answer").click()
    page.get_by_text("wait under Decide").wait_for()
    look(page, [f"/alerts/{one.pk}" for one in alerts] + ["/", "/alerts"])
    page.goto(f"/alerts/{alerts[1].pk}")
    page.get_by_label("Why is this answer taken back?").fill("It was her cousin")
    page.get_by_role("button", name="Take the answer back").click()
    page.get_by_text("The answer is taken back").wait_for()


def look(page: Page, addresses: list[str]) -> None:
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        for address in addresses:
            page.goto(address)
            fits(page, f"{address} at {width}")
