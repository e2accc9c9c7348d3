"""Every page and state at two widths: nothing for axe-core to complain of, nothing wider than the screen."""

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page

from tests.browser import axe_violations
from tests.web.town import SCHOOL, Town

pytestmark = pytest.mark.django_db(transaction=True, databases=["default", "trail"])
As = Callable[[str], Page]
WIDTHS = (1280, 400)


def pages(town: Town) -> dict[str, list[str]]:
    """What each person opens."""
    return {
        "Amira": ["/", "/worklist", "/worklist?urgency=watch", "/account", "/account?position=unaccounted&sort=-since",
                  "/account?year=Year+3&page=2",
                  "/search", f"/child/{town.gone}", f"/child/{town.elsewhere}", "/replay",
                  "/rulebook", "/help", "/calendar/schools", f"/calendar/schools?school={SCHOOL}"],
        "Ben": ["/", "/search", "/account", "/worklist", "/calendar/schools", f"/child/{town.of_ben}"],
        "Carol": ["/deliveries", "/deliveries?state=withdrawn", f"/deliveries/{town.wrong}",
                  f"/deliveries/{town.refused}", f"/deliveries/{town.roll}", "/deliveries/upload",
                  f"/deliveries/{town.roll}/withdraw"],
        "Dev": ["/", "/deliveries", "/sources", "/sources?state=in", "/sources/compared"],
    }  # fmt: skip


@pytest.mark.parametrize("person", ["Amira", "Ben", "Carol", "Dev"])
def test_it_is_accessible_at_both_widths(person: str, town: Town, live_server: object, as_: As) -> None:
    page = as_(person)
    for address in pages(town)[person]:
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            page.goto(address)
            fits(page, f"{address} at {width}")


def test_it_is_accessible_in_every_other_state(town: Town, live_server: object, as_: As) -> None:
    page = as_("Carol")
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        page.goto("/replay")
        page.get_by_role("group", name="Which day?").get_by_label("Day").fill("15")
        page.get_by_role("group", name="Which day?").get_by_label("Month").fill("9")
        page.get_by_role("group", name="Which day?").get_by_label("Year").fill("2026")
        page.get_by_role("button", name="Look at that day").click()
        page.get_by_text("You are looking at").wait_for()
        fits(page, f"replaying at {width}")
        page.get_by_role("button", name="Back to today").click()
        page.goto(f"/deliveries/{town.roll}/withdraw")
        page.get_by_label("Why is it withdrawn?").fill("Sent by mistake")
        page.get_by_role("button", name="Continue").click()
        page.get_by_role("button", name="Yes, withdraw it").wait_for()
        fits(page, f"are you sure at {width}")
        page.goto("/account")
        page.get_by_label("Find a child").fill("nobody at all")
        page.get_by_role("button", name="Find").click()
        page.get_by_text("Nobody fits").wait_for()
        fits(page, f"nobody found at {width}")
        page.get_by_role("button", name="Show everybody again").click()
        page.goto("/search")
        page.get_by_label("Name, date of birth, postcode or any number").fill(
            "okonja 3/2/2018 zy1 31/02/2014"
        )
        page.keyboard.press("Enter")
        page.get_by_text("Looked for").wait_for()
        fits(page, f"found at {width}")
        page.get_by_role("button", name="Start again").click()


def test_it_is_accessible_before_signing_in(page: Page, live_server: object, town: Town) -> None:
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        for address in ("/sign-in", "/help"):
            page.goto(address)
            fits(page, f"{address} at {width}")


def test_it_says_accessibly_what_is_wrong_with_a_form(
    browser_context: BrowserContext, live_server: object, town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("ONROLL_DEMO")
    page = browser_context.new_page()  # not `page`: a browser counts an answer of 400 as an error
    page.goto("/sign-in")
    page.get_by_label("User name").fill("nobody")
    with page.expect_response("**/sign-in") as answer:
        page.evaluate("document.querySelector('form').requestSubmit()")
    assert answer.value.status == 400
    page.get_by_text("There is a problem").wait_for()
    assert page.title().startswith("Error: ")
    fits(page, "sign-in gone wrong")


def fits(page: Page, where: str) -> None:
    """No complaint from axe-core, and no scrolling sideways."""
    assert axe_violations(page) == [], where
    across = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert across <= 0, f"{where}: {across} px too wide"
