"""The browser that the journeys rest on shows what a person would see."""

from playwright.sync_api import Page

from tests.browser import axe_violations

GOOD = "<!doctype html><html lang=en><title>Roll</title><main><h1>Every child</h1></main></html>"


def test_it_draws_text_with_a_real_font(page: Page) -> None:
    page.set_content(GOOD)
    assert page.locator("h1").inner_text() == "Every child"
    box = page.locator("h1").bounding_box()
    assert box is not None and box["height"] > 10


def test_it_passes_a_page_that_is_accessible(page: Page) -> None:
    page.set_content(GOOD)
    assert axe_violations(page) == []


def test_it_finds_what_is_wrong_with_a_page_that_is_not(page: Page) -> None:
    page.set_content(GOOD.replace("</main>", "<img src='data:,'></main>"))
    assert any(found.startswith("image-alt") for found in axe_violations(page))
